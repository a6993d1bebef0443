import { SectionMessage, Stack, Text } from '@forge/react';
import React from 'react';
import { OVERRIDABLE_GUIDANCE, OVERRIDABLE_LISTS, OVERRIDABLE_PAGE } from '../overridable/all-overridable';
import { projectStrings as texts } from '../strings/project';
import { ProjectImport } from './project-import';
import { ProjectSaveBar } from './project-save-bar';
import type { ProjectForm, ProjectStore } from './project-store';

interface ProjectEditorProps {
  form: ProjectForm;
  store: ProjectStore;
}

/** Everything that a project may have of its own, and how it stands. */
export function ProjectEditor({ form, store }: ProjectEditorProps) {
  const { view } = form;
  return (
    <Stack key={form.fillRevision} space="space.300" testId="project-editor">
      {!view.isIncluded && (
        <SectionMessage appearance="warning">
          <Text>{texts.excluded}</Text>
        </SectionMessage>
      )}
      <Text color="color.text.subtle">{view.mayWiden ? texts.mayWiden : texts.narrowOnly}</Text>
      {OVERRIDABLE_LISTS.map(({ key, Override }) => (
        <Override key={key} form={form} store={store} />
      ))}
      <ProjectImport form={form} store={store} />
      {[...OVERRIDABLE_GUIDANCE, ...OVERRIDABLE_PAGE].map(({ key, Override }) => (
        <Override key={key} form={form} store={store} />
      ))}
      <ProjectSaveBar form={form} store={store} />
    </Stack>
  );
}
