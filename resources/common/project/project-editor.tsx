import { SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { OVERRIDABLE, OVERRIDABLE_GUIDANCE, OVERRIDABLE_LISTS, OVERRIDABLE_PAGE } from '../overridable/all-overridable';
import { projectStrings as texts } from '../strings/project';
import { useRedrawnFocus } from '../use-redrawn-focus';
import { ArrivalSetting } from './arrival-setting';
import { ProjectImport } from './project-import';
import { ProjectSaveBar } from './project-save-bar';
import type { ProjectForm, ProjectStore } from './project-store';

interface ProjectEditorProps {
  form: ProjectForm;
  store: ProjectStore;
  /** Whether the control that opened it has gone. */
  takesFocus: boolean;
}

/** Everything that a project may have of its own, and how it stands. */
export function ProjectEditor({ form, store, takesFocus }: ProjectEditorProps) {
  const { view } = form;
  const focus = useRedrawnFocus(form.fillRevision, takesFocus ? (OVERRIDABLE[0]?.key ?? null) : null);
  return (
    <Stack space="space.300" testId="project-editor">
      {!view.isIncluded && (
        <SectionMessage appearance="warning">
          <Text>{texts.excluded}</Text>
        </SectionMessage>
      )}
      <Text color="color.text.subtle">{view.mayWiden ? texts.mayWiden : texts.narrowOnly}</Text>
      {/* Inputs keep their own text: what fills them draws them anew. */}
      <Stack key={`lists/${form.fillRevision}`} space="space.300">
        {OVERRIDABLE_LISTS.map(({ key, Override }) => (
          <Override key={key} form={form} store={store} focus={focus} />
        ))}
      </Stack>
      <ProjectImport form={form} store={store} />
      <Stack key={`guidance/${form.fillRevision}`} space="space.300">
        {[...OVERRIDABLE_GUIDANCE, ...OVERRIDABLE_PAGE].map(({ key, Override }) => (
          <Override key={key} form={form} store={store} focus={focus} />
        ))}
        <ArrivalSetting form={form} store={store} />
      </Stack>
      <ProjectSaveBar form={form} store={store} />
    </Stack>
  );
}
