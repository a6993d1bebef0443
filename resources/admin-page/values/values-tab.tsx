import { Button, Inline, LoadingButton, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import { FIELD_TRAITS } from '../../../src/contract/triage-field';
import { Card } from '../../common/card';
import { faultAt } from '../../common/editing/fault-at';
import { Problem } from '../../common/problem';
import { Section } from '../../common/section';
import { ListEditor } from '../../common/settings/list-editor';
import { MappingEditor } from '../../common/settings/mapping-editor';
import { PriorityList } from '../../common/settings/priority-list';
import { useModel } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { ImportFromProjects } from './import-from-projects';

const texts = strings.admin.values;
const names = strings.settings.values;

/** The only values that can be proposed or applied, and the words that stand for them. */
export function ValuesTab(props: TabProps) {
  const { form, services } = props;
  const { draft, view, faults } = form;
  const { allowlists } = draft;
  const [isImporting, setIsImporting] = useState(false);
  const unknown = useModel(services.unknown);
  const gone = (kind: 'labels' | 'components') => new Set(unknown.data?.[kind] ?? []);
  const isAllThere = unknown.data !== null && Object.values(unknown.data).every((list: string[]) => list.length === 0);
  const change = (patch: Partial<typeof allowlists>) => services.settings.change({ allowlists: { ...allowlists, ...patch } });

  return (
    <Section title={texts.title} intro={texts.intro}>
      <Inline space="space.100" rowSpace="space.100" alignBlock="center" shouldWrap>
        <Button isSelected={isImporting} onClick={() => setIsImporting(!isImporting)} testId="open-import">
          {texts.import}
        </Button>
        <LoadingButton isLoading={unknown.isLoading} onClick={() => void services.unknown.ask(allowlists)} testId="check-values">
          {texts.check}
        </LoadingButton>
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
        <Section title={names.priority} size="small">
          <PriorityList
            priorities={view.priorities}
            allowed={allowlists.priority}
            fault={faultAt(faults, 'allowlists.priority')}
            onChange={(priority) => change({ priority })}
          />
        </Section>
        <Section title={names.components} size="small">
          <ListEditor
            kind="components"
            entries={allowlists.components}
            limit={FIELD_TRAITS.components.mostListed}
            fault={faultAt(faults, 'allowlists.components')}
            gone={gone('components')}
            onChange={(components) => change({ components })}
          />
        </Section>
        <Section title={names.labels} size="small">
          <ListEditor
            kind="labels"
            entries={allowlists.labels}
            limit={FIELD_TRAITS.labels.mostListed}
            fault={faultAt(faults, 'allowlists.labels')}
            gone={gone('labels')}
            onChange={(labels) => change({ labels })}
          />
        </Section>
        <Section title={names.mappings} intro={strings.settings.mappings.intro} size="small">
          <MappingEditor
            mappings={draft.labelMappings}
            labels={allowlists.labels}
            onChange={(labelMappings) => services.settings.change({ labelMappings })}
          />
        </Section>
      </Stack>
    </Section>
  );
}
