import { Stack, Text } from '@forge/react';
import React from 'react';
import { foldName } from '../../../src/contract/fold-name';
import { FIELD_TRAITS } from '../../../src/contract/triage-field';
import { faultAt } from '../editing/fault-at';
import { InheritedNames } from '../project/inherited-names';
import { sayAllowed } from '../settings/facts';
import type { Entry } from '../settings/lines';
import { ListEditor } from '../settings/list-editor';
import { projectStrings as texts } from '../strings/project';
import { settingsStrings } from '../strings/settings';
import { defineOverridable, type Overridable, type OverrideEditorProps } from './overridable';

const NOTHING: ReadonlySet<string> = new Set();

/** The components that may be proposed. */
export const components = defineNamedValues('components', (name) => `Component ${name}`);

/** The labels that may be proposed. */
export const labels = defineNamedValues('labels', (name) => `Label ${name}`);

function defineNamedValues(kind: 'components' | 'labels', nameOf: (name: string) => string): Overridable {
  return defineOverridable<Entry[]>({
    key: kind,
    title: settingsStrings.values[kind],
    word: kind,
    ofSite: ({ allowlists }) => allowlists[kind],
    ofProject: ({ allowlists }) => allowlists[kind],
    put: (value, { allowlists }) => ({ allowlists: { ...allowlists, [kind]: value } }),
    listFacts: (value) => value.map(({ name, description }) => sayAllowed(`allowlists.${kind}.${name}`, nameOf(name), description)),
    Inherited: ({ site }) => <InheritedNames names={site.map(({ name }) => name)} />,
    Editor: (props) => <NamedValuesEditor kind={kind} {...props} />,
  });
}

function NamedValuesEditor({ kind, own, site, form, onChange }: OverrideEditorProps<Entry[]> & { kind: 'components' | 'labels' }) {
  const { view, faults } = form;
  const wider = view.mayWiden
    ? []
    : findMissing(
        own,
        site.map(({ name }) => name),
      );
  const absent = kind === 'components' ? findMissing(own, view.components) : [];
  return (
    <Stack space="space.100">
      {own.length === 0 && <Text color="color.text.warning">{texts.emptyOverride}</Text>}
      {wider.length > 0 && <Text color="color.text.warning">{texts.notOfSite(wider.join(', '))}</Text>}
      {absent.length > 0 && <Text color="color.text.warning">{texts.notOfProject(absent.join(', '))}</Text>}
      <ListEditor
        kind={kind}
        entries={own}
        limit={FIELD_TRAITS[kind].mostListed}
        fault={faultAt(faults, `allowlists.${kind}`)}
        gone={NOTHING}
        {...(view.mayWiden ? {} : { choices: site })}
        onChange={onChange}
      />
    </Stack>
  );
}

/** Finds the names of the entries that are not among the known ones. */
function findMissing(entries: readonly Entry[], names: readonly string[]): string[] {
  const known = new Set(names.map(foldName));
  return entries.filter(({ name }) => !known.has(foldName(name))).map(({ name }) => name);
}
