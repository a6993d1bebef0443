import { Button, Inline, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { BusyButton } from '../../common/busy-button';
import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { Card } from '../../common/card';
import { faultAt } from '../../common/editing/fault-at';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { AllowlistEditor } from '../../common/settings/allowlist-editor';
import { mergeNearDuplicates } from '../../common/settings/merge-duplicates';
import { MappingEditor } from '../../common/settings/mapping-editor';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { Unseen } from '../../common/unseen';
import { useSuccessor } from '../../common/use-successor';
import type { TabProps } from '../tab-props';
import type { Settings } from '../../../src/contract/settings';
import { AutomaticSetting } from './automatic-setting';
import { ImportFromProjects } from './import-from-projects';

const texts = strings.admin.values;
const names = strings.settings.values;

/** The only values that can be proposed or applied, and the words that stand for them. */
export function ValuesTab(props: TabProps) {
  const { form, services } = props;
  const { draft, view, faults } = form;
  const { allowlists } = draft;
  const [isImporting, setIsImporting] = useState(false);
  const importer = useSuccessor();
  const unknown = useModel(services.unknown);
  const isByRule = Object.values(draft.automatic).some(({ enabled }) => enabled);
  const isAllThere = unknown.data !== null && Object.values(unknown.data).every((list) => list.length === 0);

  const mergeLabels = () => {
    const merged = mergeNearDuplicates(allowlists.labels, draft.labelMappings);
    // No input shows anything else for it, so what holds the focus stays.
    services.settings.change({ allowlists: { ...allowlists, labels: merged.entries }, labelMappings: merged.mappings });
  };

  return (
    <Section title={texts.title} intro={texts.intro}>
      <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
        {!isByRule && (
          <Button
            appearance="primary"
            onClick={() => {
              importer.takeOver();
              services.settings.fill({ automatic: enableAll(draft.automatic) });
            }}
            testId="automatic-all"
          >
            {texts.useProjects}
          </Button>
        )}
        <Button
          key={importer.key}
          autoFocus={importer.autoFocus}
          isSelected={isImporting}
          onClick={() => setIsImporting(!isImporting)}
          testId="open-import"
        >
          {texts.import}
          {isImporting && <Unseen text={strings.common.opened} />}
        </Button>
        <BusyButton isBusy={unknown.isLoading} onClick={() => void services.unknown.ask(allowlists)} testId="check-values">
          {texts.check}
        </BusyButton>
        {isAllThere && !unknown.isLoading && <Text testId="values-checked">{texts.allThere}</Text>}
      </Inline>
      {unknown.error !== null && <Problem error={unknown.error} />}
      {faultAt(
        faults.filter(({ path }) => path === 'allowlists'),
        'allowlists',
      ) !== null && <Text color="color.text.danger">{faultAt(faults, 'allowlists')}</Text>}
      {isImporting && (
        <Card>
          <ImportFromProjects {...props} />
        </Card>
      )}
      <Stack key={form.fillRevision} space="space.400">
        {TRIAGE_FIELDS.map((field) => (
          <Section key={field} title={names.title(field)} size="small">
            <AutomaticSetting
              field={field}
              rule={draft.automatic[field]}
              choices={view.choices[field]}
              fault={faultAt(faults, `automatic.${field}`)}
              onChange={(rule) => services.settings.change({ automatic: { ...draft.automatic, [field]: rule } })}
            />
            <AllowlistEditor
              field={field}
              entries={allowlists[field]}
              choices={view.choices[field]}
              {...(unknown.data === null ? {} : { gone: unknown.data[field] })}
              fault={faultAt(faults, `allowlists.${field}`)}
              onChange={(entries) => services.settings.change({ allowlists: { ...allowlists, [field]: entries } })}
              onMerge={field === 'labels' ? mergeLabels : undefined}
            />
          </Section>
        ))}
        <Section title={names.mappings} intro={strings.settings.mappings.intro} size="small">
          <MappingEditor
            mappings={draft.labelMappings}
            labels={allowlists.labels}
            mayBeOther={draft.automatic.labels.enabled}
            onChange={(labelMappings) => services.settings.change({ labelMappings })}
          />
        </Section>
      </Stack>
    </Section>
  );
}

/** What each project has, new values too: nobody lists fifty projects. */
function enableAll(automatic: Settings['automatic']): Settings['automatic'] {
  return TRIAGE_FIELDS.reduce((rules, field) => ({ ...rules, [field]: { ...rules[field], enabled: true } }), automatic);
}
