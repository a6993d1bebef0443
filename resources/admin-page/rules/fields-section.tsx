import { Box, Stack } from '@forge/react';
import React from 'react';
import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { Section } from '../../common/section';
import { CheckSetting } from '../../common/settings/check-setting';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { ConfidenceSetting } from './confidence-setting';
import { DefaultPriority } from './default-priority';
import { eagernessOf } from './eagerness';
import { EagernessSetting } from './eagerness-setting';

const texts = strings.admin.fields;

/** Which fields are proposed, and how sure the model has to be. */
export function FieldsSection({ form, services }: TabProps) {
  const { fields } = form.draft;
  return (
    <Section title={texts.title} intro={texts.intro}>
      <EagernessSetting form={form} services={services} />
      {TRIAGE_FIELDS.map((field) => (
        <Stack key={field} space="space.100">
          <CheckSetting
            id={`field-${field}`}
            label={texts.enabled(field)}
            initial={fields[field].enabled}
            onChange={(enabled) => services.settings.change({ fields: { ...fields, [field]: { ...fields[field], enabled } } })}
          />
          {fields[field].enabled && (
            <Box paddingInlineStart="space.300">
              <Stack space="space.150">
                <ConfidenceSetting
                  key={eagernessOf(fields) ?? 'own'}
                  field={field}
                  value={fields[field].minConfidence}
                  onChange={(minConfidence) =>
                    services.settings.change({ fields: { ...fields, [field]: { ...fields[field], minConfidence } } })
                  }
                />
                {field === 'priority' && <PriorityRules form={form} services={services} />}
              </Stack>
            </Box>
          )}
        </Stack>
      ))}
    </Section>
  );
}

/** What decides whether the first suggestion ticks a priority. */
export function PriorityRules({ form, services }: Pick<TabProps, 'form' | 'services'>) {
  const { fields } = form.draft;
  return (
    <Stack space="space.150">
      <DefaultPriority
        priorities={form.view.priorities}
        initial={fields.priority.defaultId}
        onChange={(defaultId) => services.settings.change({ fields: { ...fields, priority: { ...fields.priority, defaultId } } })}
      />
      <CheckSetting
        id="priority-overwrite"
        label={texts.overwrite}
        initial={fields.priority.overwrite}
        onChange={(overwrite) => services.settings.change({ fields: { ...fields, priority: { ...fields.priority, overwrite } } })}
      />
    </Stack>
  );
}
