import type { ErrorBody, InputFault } from '../../../src/contract/error-body';
import type { ProjectSettings, ProjectSettingsView } from '../../../src/contract/project-settings';
import type { ImportedValues } from '../../../src/contract/project-values';
import type { Result } from '../../../src/contract/result';
import { mappingFaults } from '../settings/mapping-faults';
import { putOnTop } from '../settings/merge';
import { createStore, type Readable } from '../store';

/** The functions for one project; none of them rejects. */
export interface ProjectCalls {
  get(): Promise<Result<ProjectSettingsView>>;
  save(payload: { version: number; settings: ProjectSettings }): Promise<Result<ProjectSettingsView>>;
  readValues(): Promise<Result<ImportedValues>>;
}

export interface ProjectForm {
  view: ProjectSettingsView;
  draft: ProjectSettings;
  hasChanges: boolean;
  /** Grows when the inputs must be filled again. */
  revision: number;
  isSaving: boolean;
  faults: InputFault[];
  saveError: ErrorBody | null;
  /** What someone else saved in the meantime. */
  conflict: ProjectSettingsView | null;
  savedVersion: number | null;
}

export type ProjectModel = { kind: 'loading' } | { kind: 'failed'; error: ErrorBody } | { kind: 'form'; form: ProjectForm };

export interface ProjectStore extends Readable<ProjectModel> {
  load(): Promise<void>;
  change(patch: Partial<ProjectSettings>): void;
  /** Overrides a list with the site's as it is, to begin with; or gives the override up. */
  fill(patch: Partial<ProjectSettings>): void;
  discard(): void;
  save(): Promise<void>;
  /** Saves everything inherited over what cannot be read. */
  replaceDamaged(): Promise<void>;
  takeTheirs(): void;
  putMineOnTop(): Promise<void>;
  readValues(): Promise<Result<ImportedValues>>;
}

/** A project's settings as someone edits them, without a line of user interface. */
export function createProjectStore(calls: ProjectCalls): ProjectStore {
  const store = createStore<ProjectModel>({ kind: 'loading' });

  function edit(next: (form: ProjectForm) => ProjectForm): void {
    const model = store.getModel();
    if (model.kind === 'form') store.show({ kind: 'form', form: next(model.form) });
  }

  function change(patch: Partial<ProjectSettings>): void {
    edit((form) => changeForm(form, patch));
  }

  async function save(): Promise<void> {
    const model = store.getModel();
    if (model.kind !== 'form' || model.form.isSaving) return;
    const { view, draft } = model.form;
    const faults = localFaults(draft, view);
    if (faults.length > 0) {
      edit((form) => ({ ...form, ...NO_OUTCOME, faults }));
      return;
    }
    edit((form) => ({ ...form, ...NO_OUTCOME, isSaving: true }));
    const answer = await calls.save({ version: view.version, settings: draft });
    if (answer.ok) {
      edit((form) => {
        const isUntouched = form.draft === draft;
        const next = isUntouched ? openForm(answer.data, form.revision) : changeForm({ ...form, view: answer.data }, {});
        return { ...next, isSaving: false, savedVersion: answer.data.version };
      });
      return;
    }
    const { error } = answer;
    const current = error.code === 'SAVE_CONFLICT' ? await calls.get() : null;
    edit((form) => ({
      ...form,
      isSaving: false,
      saveError: error,
      faults: (error.details?.faults ?? []).map(({ path, message }) => ({ path: path.replace(/^settings\./u, ''), message })),
      conflict: current?.ok === true ? current.data : null,
    }));
  }

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    change,
    fill: (patch) => edit((form) => ({ ...changeForm(form, patch), revision: form.revision + 1 })),
    discard: () => edit((form) => openForm(form.view, form.revision + 1)),
    save,
    readValues: () => calls.readValues(),
    async load() {
      store.show({ kind: 'loading' });
      const answer = await calls.get();
      store.show(answer.ok ? { kind: 'form', form: openForm(answer.data, 0) } : { kind: 'failed', error: answer.error });
    },
    async replaceDamaged() {
      const model = store.getModel();
      if (model.kind !== 'failed' || model.error.details?.version === undefined) return;
      const answer = await calls.save({ version: model.error.details.version, settings: INHERITED });
      store.show(answer.ok ? { kind: 'form', form: openForm(answer.data, 0) } : { kind: 'failed', error: answer.error });
    },
    takeTheirs: () => edit((form) => (form.conflict === null ? form : openForm(form.conflict, form.revision + 1))),
    async putMineOnTop() {
      edit((form) => {
        if (form.conflict === null) return form;
        const draft = putOnTop(form.view.settings, form.conflict.settings, form.draft);
        return changeForm(openForm(form.conflict, form.revision + 1), draft);
      });
      await save();
    },
  };
}

/** Everything inherited. Repeated here, held to the contract by type: the contract's module would bring zod along. */
const INHERITED: ProjectSettings = {
  schemaVersion: 1,
  allowlists: { labels: null, components: null, priorities: null },
  labelMappings: null,
  rules: null,
};

const NO_OUTCOME = { faults: [], saveError: null, conflict: null, savedVersion: null } satisfies Partial<ProjectForm>;

function openForm(view: ProjectSettingsView, revision: number): ProjectForm {
  return { ...NO_OUTCOME, view, draft: view.settings, hasChanges: false, revision, isSaving: false };
}

function changeForm(form: ProjectForm, patch: Partial<ProjectSettings>): ProjectForm {
  const draft = { ...form.draft, ...patch };
  return { ...form, draft, hasChanges: JSON.stringify(draft) !== JSON.stringify(form.view.settings), savedVersion: null };
}

function localFaults(draft: ProjectSettings, { inherited }: ProjectSettingsView): InputFault[] {
  if (draft.labelMappings === null) return [];
  return mappingFaults(draft.labelMappings, draft.allowlists.labels ?? inherited.allowlists.labels).flatMap((message, index) =>
    message === null ? [] : [{ path: `labelMappings.${index}`, message }],
  );
}
