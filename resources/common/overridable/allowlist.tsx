import { Stack, Text } from '@forge/react';
import React from 'react';
import { entryKey, toEntry, valueKey, type AllowlistEntry } from '../../../src/contract/allowlist';
import type { ProjectSettingsView } from '../../../src/contract/project-settings';
import { FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
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
    start: (site, { view }) => [...site, ...listByRule(field, view, site)],
    Inherited: ({ site, form: { view } }) => (
      <Stack space="space.0">
        {view.automatic[field].enabled && <Text color="color.text.subtle">{texts.byRule(field)}</Text>}
        {(site.length > 0 || !view.automatic[field].enabled) && (
          <InheritedNames names={site.map((entry) => nameEntry(entry, view.values[field]))} />
        )}
      </Stack>
    ),
    Editor: (props) => <OwnAllowlist field={field} {...props} />,
  });
}

/** What a rule of the site allows in the project beside the site's list. */
function listByRule(field: TriageField, { automatic, values }: ProjectSettingsView, site: Entries): AllowlistEntry[] {
  const { enabled, except } = automatic[field];
  if (!enabled || FIELD_TRAITS[field].foundIn !== 'projects') return [];
  const settled = new Set([...site.map(entryKey), ...except.map((each) => valueKey(field, { id: each, name: each }))]);
  return (values[field] ?? []).filter((value) => !settled.has(valueKey(field, value))).map((value) => toEntry(field, value));
}

function OwnAllowlist({ field, own, site, form, onChange }: OverrideEditorProps<Entries> & { field: TriageField }) {
  const { view, faults } = form;
  const values = view.values[field];
  const nameMissing = (known: readonly string[]) =>
    own
      .filter((entry) => !known.includes(entryKey(entry)))
      .map((entry) => nameEntry(entry, values))
      .join(', ');
  const ofSite = [...site, ...listByRule(field, view, site)];
  // What a rule finds in use is known to the functions alone, and they say what they refuse.
  const mayWiden = view.mayWiden || (view.automatic[field].enabled && 'atLeast' in view.automatic[field]);
  const wider = mayWiden ? '' : nameMissing(ofSite.map(entryKey));
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
        within={mayWiden ? undefined : ofSite}
        fault={faultAt(faults, `allowlists.${field}`)}
        onChange={onChange}
      />
    </Stack>
  );
}
