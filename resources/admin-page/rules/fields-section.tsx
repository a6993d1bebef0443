import { Box, Stack } from '@forge/react';
import React from 'react';
import { TRIAGE_FIELDS, type TriageField } from '../../../src/contract/triage-field';
import { Section } from '../../common/section';
import { CheckSetting } from '../../common/settings/check-setting';
import { strings } from '../../common/strings/admin';
import type { TabProps } from '../tab-props';
import { ConfidenceSetting } from './confidence-setting';
import { DefaultValue } from './default-value';
import { EagernessSetting } from './eagerness-setting';

const texts = strings.admin.fields;

/** Which fields are proposed, and how sure the model has to be. */
export function FieldsSection(props: TabProps) {
  return (
    <Section title={texts.title} intro={texts.intro}>
      <EagernessSetting {...props} />
      {TRIAGE_FIELDS.map((field) => (
        <FieldSettings key={field} field={field} {...props} />
      ))}
    </Section>
  );
}

function FieldSettings({ field, form, services }: TabProps & { field: TriageField }) {
  const { fields } = form.draft;
  const own = fields[field];
  const change = (patch: Partial<typeof own>) => services.settings.change({ fields: { ...fields, [field]: { ...own, ...patch } } });
  return (
    <Stack space="space.100">
      <CheckSetting id={`field-${field}`} label={texts.enabled(field)} initial={own.enabled} onChange={(enabled) => change({ enabled })} />
      {own.enabled && (
        <Box paddingInlineStart="space.300">
          <Stack space="space.150">
            <ConfidenceSetting
              key={form.fillRevision}
              field={field}
              value={own.minConfidence}
              onChange={(minConfidence) => change({ minConfidence })}
            />
            <ReplacingSettings field={field} form={form} services={services} />
          </Stack>
        </Box>
      )}
    </Stack>
  );
}

/** Of a field whose value is replaced: what counts as unset, and whether what someone chose may be ticked over. */
export function ReplacingSettings({ field, form, services }: Pick<TabProps, 'form' | 'services'> & { field: TriageField }) {
  const { fields } = form.draft;
  const own = fields[field];
  if (!('overwrite' in own)) return null;
  const change = (patch: Partial<typeof own>) => services.settings.change({ fields: { ...fields, [field]: { ...own, ...patch } } });
  return (
    <Stack space="space.150">
      <DefaultValue
        field={field}
        choices={form.view.choices[field]}
        initial={own.defaultId}
        onChange={(defaultId) => change({ defaultId })}
      />
      <CheckSetting
        id={`${field}-overwrite`}
        label={texts.overwrite(field)}
        initial={own.overwrite}
        onChange={(overwrite) => change({ overwrite })}
      />
    </Stack>
  );
}
