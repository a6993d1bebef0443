import React from 'react';
import { SectionMessage, Stack, Text } from '@forge/react';
import { faultAt } from '../editing/fault-at';
import { SETTINGS_LIMITS } from '../../../src/contract/limits';
import { MappingEditor } from '../settings/mapping-editor';
import { PriorityList } from '../settings/priority-list';
import { TextSetting } from '../settings/text-setting';
import { projectStrings as texts } from '../strings/project';
import { settingsStrings } from '../strings/settings';
import { InheritedNames } from './inherited-names';
import { OverrideList } from './override-list';
import { OverridePart } from './override-part';
import { ProjectImport } from './project-import';
import { ProjectSaveBar } from './project-save-bar';
import type { ProjectForm, ProjectStore } from './project-store';

interface ProjectEditorProps {
  form: ProjectForm;
  store: ProjectStore;
}

/** Everything that a project may have of its own, and how it stands. */
export function ProjectEditor({ form, store }: ProjectEditorProps) {
  const { view, draft, faults } = form;
  const { inherited } = view;
  const labels = draft.allowlists.labels ?? inherited.allowlists.labels;
  return (
    <Stack key={form.fillRevision} space="space.300" testId="project-editor">
      {!view.isIncluded && (
        <SectionMessage appearance="warning">
          <Text>{texts.excluded}</Text>
        </SectionMessage>
      )}
      <Text color="color.text.subtle">{view.mayWiden ? texts.mayWiden : texts.narrowOnly}</Text>
      <Priorities form={form} store={store} />
      <OverrideList kind="components" form={form} store={store} />
      <OverrideList kind="labels" form={form} store={store} />
      <ProjectImport form={form} store={store} />
      <OverridePart
        part="labelMappings"
        title={settingsStrings.values.mappings}
        isOverridden={draft.labelMappings !== null}
        onOverride={() => store.fill({ labelMappings: inherited.labelMappings })}
        onReset={() => store.fill({ labelMappings: null })}
        inherited={<Text color="color.text.subtle">{texts.siteMappings(inherited.labelMappings.length)}</Text>}
      >
        {draft.labelMappings !== null && (
          <MappingEditor mappings={draft.labelMappings} labels={labels} onChange={(labelMappings) => store.change({ labelMappings })} />
        )}
      </OverridePart>
      <OverridePart
        part="rules"
        title={settingsStrings.values.rules}
        isOverridden={draft.rules !== null}
        onOverride={() => store.fill({ rules: inherited.rules })}
        onReset={() => store.fill({ rules: null })}
        inherited={<Text color="color.text.subtle">{inherited.rules === '' ? texts.siteRulesNone : inherited.rules}</Text>}
      >
        {draft.rules !== null && (
          <TextSetting
            id="project-rules"
            label={texts.rulesLabel}
            help={settingsStrings.values.rulesUsed(draft.rules.length, SETTINGS_LIMITS.rulesLength)}
            type="lines"
            initial={draft.rules}
            fault={faultAt(faults, 'rules')}
            maxLength={SETTINGS_LIMITS.rulesLength}
            onChange={(rules) => store.change({ rules })}
          />
        )}
      </OverridePart>
      <ProjectSaveBar form={form} store={store} />
    </Stack>
  );
}

function Priorities({ form, store }: ProjectEditorProps) {
  const { view, draft, faults } = form;
  const site = view.inherited.allowlists.priorities;
  const own = draft.allowlists.priorities;
  const names = new Map(view.priorities.map(({ id, name }) => [id, name]));
  const isOfSite = new Set(site.map(({ id }) => id));
  return (
    <OverridePart
      part="priorities"
      title={settingsStrings.values.priorities}
      isOverridden={own !== null}
      onOverride={() => store.fill({ allowlists: { ...draft.allowlists, priorities: site } })}
      onReset={() => store.fill({ allowlists: { ...draft.allowlists, priorities: null } })}
      inherited={<InheritedNames names={site.map(({ id }) => names.get(id) ?? settingsStrings.values.unknownPriority(id))} />}
    >
      {own !== null && (
        <PriorityList
          priorities={view.mayWiden ? view.priorities : view.priorities.filter(({ id }) => isOfSite.has(id))}
          allowed={own}
          fault={faultAt(faults, 'allowlists.priorities')}
          onChange={(priorities) => store.change({ allowlists: { ...draft.allowlists, priorities } })}
        />
      )}
    </OverridePart>
  );
}
