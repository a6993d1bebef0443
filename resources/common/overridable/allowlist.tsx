import { Stack, Text } from '@forge/react';
import React from 'react';
import { entryKey, valueKey, type AllowlistEntry } from '../../../src/contract/allowlist';
import type { TriageField } from '../../../src/contract/triage-field';
import { faultAt } from '../editing/fault-at';
import { InheritedNames } from '../project/inherited-names';
import { AllowlistEditor } from '../settings/allowlist-editor';
import { nameEntry, sayAllowed } from '../settings/facts';
import { projectStrings as texts } from '../strings/project';
import { FIELD_LISTS, settingsStrings } from '../strings/settings';
import { defineOverridable, type Overridable, type OverrideEditorProps } from './overridable';

type Entries = readonly AllowlistEntry[];

/** The values of a field that may be proposed. */
export function defineAllowlist(field: TriageField): Overridable {
  return defineOverridable<Entries>({
    key: field,
    title: settingsStrings.values.title(field),
    word: FIELD_LISTS[field].many,
    ofSite: ({ allowlists }) => allowlists[field],
    ofProject: ({ allowlists }) => allowlists[field],
    put: (value, { allowlists }) => ({ allowlists: { ...allowlists, [field]: value } }),
    listFacts: (value, choices) =>
      value.map((entry) =>
        sayAllowed(
          `allowlists.${field}.${'id' in entry ? entry.id : entry.name}`,
          settingsStrings.values.one(field, nameEntry(entry, choices[field])),
          entry.description,
        ),
      ),
    Inherited: ({ site, form }) => <InheritedNames names={site.map((entry) => nameEntry(entry, form.view.values[field]))} />,
    Editor: (props) => <OwnAllowlist field={field} {...props} />,
  });
}

function OwnAllowlist({ field, own, site, form, onChange }: OverrideEditorProps<Entries> & { field: TriageField }) {
  const { view, faults } = form;
  const values = view.values[field];
  const nameMissing = (known: readonly string[]) =>
    own
      .filter((entry) => !known.includes(entryKey(entry)))
      .map((entry) => nameEntry(entry, values))
      .join(', ');
  const wider = view.mayWiden ? '' : nameMissing(site.map(entryKey));
  const absent = values === null ? '' : nameMissing(values.map((value) => valueKey(field, value)));
  return (
    <Stack space="space.100">
      {own.length === 0 && <Text color="color.text.warning">{texts.emptyOverride}</Text>}
      {wider !== '' && <Text color="color.text.warning">{texts.notOfSite(wider)}</Text>}
      {absent !== '' && <Text color="color.text.warning">{texts.notOfProject(absent)}</Text>}
      <AllowlistEditor
        field={field}
        entries={own}
        choices={values ?? []}
        within={view.mayWiden ? undefined : site}
        fault={faultAt(faults, `allowlists.${field}`)}
        onChange={onChange}
      />
    </Stack>
  );
}
