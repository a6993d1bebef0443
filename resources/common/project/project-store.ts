import { INHERITED_SETTINGS } from '../../../src/contract/default-settings';
import type { ErrorBody, InputFault } from '../../../src/contract/error-body';
import { jqlBoundaryFault } from '../../../src/contract/jql-boundary';
import { FAULT_TEXTS } from '../../../src/contract/limits';
import { findMappingFaults } from '../../../src/contract/mapping-faults';
import type { ProjectSettings, ProjectSettingsView } from '../../../src/contract/project-settings';
import type { ImportedValues } from '../../../src/contract/project-values';
import type { Result } from '../../../src/contract/result';
import { createEditor, type Editor, type EditorModel, type SaveOutcome } from '../editing/editor';
import type { EditorForm } from '../editing/editor-form';

/** The functions for one project; none of them rejects. */
export interface ProjectCalls {
  get(): Promise<Result<ProjectSettingsView>>;
  save(payload: { version: number; settings: ProjectSettings }): Promise<Result<ProjectSettingsView>>;
  readValues(): Promise<Result<ImportedValues>>;
}

export type ProjectForm = EditorForm<ProjectSettingsView, ProjectSettings>;

type ProjectEditor = Editor<ProjectSettingsView, ProjectSettings, ProjectForm>;

export interface ProjectStore extends Pick<
  ProjectEditor,
  'getModel' | 'subscribe' | 'load' | 'change' | 'fill' | 'discard' | 'takeTheirs'
> {
  save(): Promise<void>;
  /** Saves everything inherited over what cannot be read; gives the error where that fails. */
  replaceDamaged(): Promise<ErrorBody | null>;
  putMineOnTop(): Promise<void>;
  readValues(): Promise<Result<ImportedValues>>;
}

/** A project's settings as someone edits them, without a line of user interface. */
export function createProjectStore(calls: ProjectCalls): ProjectStore {
  const editor: ProjectEditor = createEditor({
    read: () => calls.get(),
    toDraft: ({ settings }: ProjectSettingsView) => settings,
    complete: (form: ProjectForm) => form,
    findFaults,
  });

  async function submit({ view, draft }: ProjectForm): Promise<SaveOutcome<ProjectSettingsView, ProjectForm>> {
    const answer = await calls.save({ version: view.version, settings: draft });
    if (answer.ok) return { kind: 'saved', view: answer.data };
    const current = answer.error.code === 'SAVE_CONFLICT' ? await calls.get() : null;
    return { kind: 'refused', error: answer.error, current: current?.ok === true ? current.data : null };
  }

  return {
    ...editor,
    save: () => editor.save(submit),
    replaceDamaged: () => editor.recover((version) => calls.save({ version, settings: INHERITED_SETTINGS })),
    putMineOnTop: () => editor.putMineOnTop(submit),
    readValues: () => calls.readValues(),
  };
}

/** Whether there is anything that is not saved. */
export function hasUnsavedChanges(model: EditorModel<ProjectForm>): boolean {
  return model.kind === 'form' && model.form.changed.length > 0;
}

function findFaults({ draft, view }: ProjectForm): InputFault[] {
  const inherited = view.automatic.labels.enabled ? null : view.inherited.allowlists.labels;
  return [...findMappingFaults(draft.labelMappings ?? [], draft.allowlists.labels ?? inherited), ...findUntriagedFaults(draft)];
}

function findUntriagedFaults({ untriaged }: ProjectSettings): InputFault[] {
  if (untriaged === null) return [];
  if (untriaged.kind === 'fields')
    return untriaged.fields.length === 0 ? [{ path: 'untriaged.fields', message: FAULT_TEXTS.fieldsMissing }] : [];
  const fault = jqlBoundaryFault(untriaged.jql);
  return fault === null ? [] : [{ path: 'untriaged.jql', ...fault }];
}
