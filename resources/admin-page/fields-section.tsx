import React from 'react';
import { Box, Stack } from '@forge/react';
import type { TriageField } from '../../src/contract/triage-field';
import { strings } from '../common/strings';
import { CheckSetting } from './check-setting';
import { ConfidenceSetting } from './confidence-setting';
import { DefaultPriority } from './default-priority';
import { Section, type SectionProps } from './section';

const texts = strings.admin.fields;

const FIELDS: readonly TriageField[] = ['priority', 'components', 'labels'];

/** Which fields are proposed, and how sure the model has to be. */
export function FieldsSection({ form, store }: SectionProps) {
  const { fields } = form.draft;
  return (
    <Section title={texts.title} intro={texts.minConfidenceHelp}>
      {FIELDS.map((field) => (
        <Stack key={field} space="space.100">
          <CheckSetting
            id={`field-${field}`}
            label={texts.enabled(field)}
            initial={fields[field].enabled}
            onChange={(enabled) => store.change({ fields: { ...fields, [field]: { ...fields[field], enabled } } })}
          />
          {fields[field].enabled && (
            <Box paddingInlineStart="space.300">
              <Stack space="space.150">
                <ConfidenceSetting
                  field={field}
                  value={fields[field].minConfidence}
                  onChange={(minConfidence) =>
                    store.change({ fields: { ...fields, [field]: { ...fields[field], minConfidence } } })
                  }
                />
                {field === 'priority' && <PriorityRules form={form} store={store} />}
              </Stack>
            </Box>
          )}
        </Stack>
      ))}
    </Section>
  );
}

function PriorityRules({ form, store }: SectionProps) {
  const { fields, priorities } = form.draft;
  return (
    <Stack space="space.150">
      <DefaultPriority
        priorities={priorities}
        initial={fields.priority.defaultId}
        onChange={(defaultId) => store.change({ fields: { ...fields, priority: { ...fields.priority, defaultId } } })}
      />
      <CheckSetting
        id="priority-overwrite"
        label={texts.overwrite}
        initial={fields.priority.overwrite}
        onChange={(overwrite) => store.change({ fields: { ...fields, priority: { ...fields.priority, overwrite } } })}
      />
    </Stack>
  );
}
