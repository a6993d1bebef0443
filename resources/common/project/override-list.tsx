import React from 'react';
import { Stack, Text } from '@forge/react';
import { FIELD_TRAITS } from '../../../src/contract/triage-field';
import { faultAt } from '../settings/fault-at';
import { foldName } from '../settings/fold-name';
import { ListEditor } from '../settings/list-editor';
import type { Entry } from '../settings/lines';
import { projectStrings as texts } from '../strings/project';
import { settingsStrings } from '../strings/settings';
import { InheritedNames } from './inherited-names';
import { OverridePart } from './override-part';
import type { ProjectForm, ProjectStore } from './project-store';

const NOTHING: ReadonlySet<string> = new Set();

interface OverrideListProps {
  kind: 'labels' | 'components';
  form: ProjectForm;
  store: ProjectStore;
}

/** The labels or components of a project: the site's, or a list of its own. */
export function OverrideList({ kind, form, store }: OverrideListProps) {
  const { draft, view } = form;
  const site = view.inherited.allowlists[kind];
  const own = draft.allowlists[kind];
  const put = (entries: Entry[] | null) => ({ allowlists: { ...draft.allowlists, [kind]: entries } });
  return (
    <OverridePart
      part={kind}
      title={settingsStrings.values[kind]}
      isOverridden={own !== null}
      onOverride={() => store.fill(put(site))}
      onReset={() => store.fill(put(null))}
      inherited={<InheritedNames names={site.map(({ name }) => name)} />}
    >
      {own !== null && (
        <Stack space="space.100">
          {own.length === 0 && <Text color="color.text.warning">{texts.emptyOverride}</Text>}
          <Surplus form={form} kind={kind} own={own} />
          <ListEditor
            kind={kind}
            entries={own}
            limit={FIELD_TRAITS[kind].mostListed}
            fault={faultAt(form.faults, `allowlists.${kind}`)}
            gone={NOTHING}
            {...(view.mayWiden ? {} : { choices: site })}
            onChange={(entries) => store.change(put(entries))}
          />
        </Stack>
      )}
    </OverridePart>
  );
}

/** Values that do not belong here: wider than the site permits, or components that the project does not have. */
function Surplus({ form, kind, own }: { form: ProjectForm; kind: 'labels' | 'components'; own: Entry[] }) {
  const { view } = form;
  const without = (names: readonly string[]) => {
    const known = new Set(names.map(foldName));
    return own.filter(({ name }) => !known.has(foldName(name))).map(({ name }) => name);
  };
  const wider = view.mayWiden ? [] : without(view.inherited.allowlists[kind].map(({ name }) => name));
  const absent = kind === 'components' ? without(view.components) : [];
  return (
    <>
      {wider.length > 0 && <Text color="color.text.warning">{texts.notOfSite(wider.join(', '))}</Text>}
      {absent.length > 0 && <Text color="color.text.warning">{texts.notOfProject(absent.join(', '))}</Text>}
    </>
  );
}
