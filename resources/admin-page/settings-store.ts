import type { ConnectionReport, SettingsView } from '../../src/contract/admin';
import type { ErrorBody, InputFault } from '../../src/contract/error-body';
import type { AdminCalls } from './admin-calls';
import { draftFaults, isSameDraft, toDraft, toSettings, type Draft } from './draft';
import { describeFaults } from './faults';

/** What an endpoint said of itself, and the model that it was asked with: none when it only listed its models. */
export interface TestedEndpoint {
  model: string;
  report: ConnectionReport;
}

/** Everything that the form draws. */
export interface SettingsForm {
  view: SettingsView;
  draft: Draft;
  /** The draft as it was loaded or saved last. */
  baseline: Draft;
  /** Grows when the inputs must be filled anew: they keep their own text otherwise. */
  revision: number;
  /** The same for the model alone, which can be chosen from a list. */
  modelRevision: number;
  hasChanges: boolean;
  pending: 'save' | 'test' | 'list' | null;
  faults: InputFault[];
  saveError: ErrorBody | null;
  savedVersion: number | null;
  tested: TestedEndpoint | null;
  testError: ErrorBody | null;
}

export type SettingsModel =
  | { kind: 'loading' }
  | { kind: 'failed'; error: ErrorBody }
  | { kind: 'form'; form: SettingsForm };

export type SettingsStore = ReturnType<typeof createSettingsStore>;

/** The admin page's state and everything that can happen to it, without a line of user interface. */
export function createSettingsStore(calls: AdminCalls) {
  let model: SettingsModel = { kind: 'loading' };
  let loads = 0;
  const listeners = new Set<() => void>();

  function show(next: SettingsModel): void {
    model = next;
    for (const listener of listeners) listener();
  }

  function update(patch: Partial<SettingsForm>): void {
    if (model.kind === 'form') show({ kind: 'form', form: { ...model.form, ...patch } });
  }

  function change(patch: Partial<Draft>): void {
    if (model.kind !== 'form') return;
    const draft = { ...model.form.draft, ...patch };
    const isOtherEndpoint = patch.baseUrl !== undefined || patch.token !== undefined;
    update({
      draft,
      hasChanges: !isSameDraft(draft, model.form.baseline),
      savedVersion: null,
      // What was tested is not what is typed any more.
      ...(isOtherEndpoint ? { tested: null, testError: null } : {}),
      ...(patch.model === undefined ? {} : { testError: null }),
    });
  }

  async function ask(pending: 'test' | 'list'): Promise<void> {
    if (model.kind !== 'form' || model.form.pending !== null) return;
    const { baseUrl, token } = model.form.draft;
    const name = pending === 'test' ? model.form.draft.model.trim() : '';
    update({ pending, tested: null, testError: null });
    const answer = await calls.testConnection({ baseUrl: baseUrl.trim(), model: name, token });
    const isStillTyped = model.form.draft.baseUrl === baseUrl && model.form.draft.token === token;
    if (!isStillTyped) update({ pending: null });
    else if (answer.ok) update({ pending: null, tested: { model: name, report: answer.data } });
    else update({ pending: null, testError: answer.error });
  }

  return {
    getModel: (): SettingsModel => model,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,

    async load(): Promise<void> {
      const mine = ++loads;
      const answer = await calls.getSettings();
      if (mine !== loads) return;
      show(answer.ok ? { kind: 'form', form: openForm(answer.data, mine) } : { kind: 'failed', error: answer.error });
    },

    /** Takes a model from the list that the endpoint gave. */
    chooseModel(name: string): void {
      if (model.kind !== 'form') return;
      change({ model: name });
      update({ modelRevision: model.form.modelRevision + 1 });
    },

    /** One small question to the model that is typed. */
    test: () => ask('test'),

    /** Asks for names alone: whoever does not know the model's cannot have it tested. */
    listModels: () => ask('list'),

    async save(): Promise<void> {
      if (model.kind !== 'form' || model.form.pending !== null) return;
      const { view, draft } = model.form;
      const localFaults = draftFaults(draft);
      if (localFaults.length > 0) {
        update({ faults: localFaults, saveError: null, savedVersion: null });
        return;
      }
      const settings = toSettings(draft, view.settings.schemaVersion);
      update({ pending: 'save', faults: [], saveError: null, savedVersion: null });
      const answer = await calls.saveSettings({ version: view.version, settings, token: draft.token });
      if (answer.ok) {
        afterSave(answer.data, draft);
        return;
      }
      update({
        pending: null,
        saveError: answer.error,
        faults: describeFaults(answer.error.details?.faults ?? [], settings),
      });
    },
  };

  /** What was typed while the save was under way stays and counts as a change. */
  function afterSave(view: SettingsView, saved: Draft): void {
    if (model.kind !== 'form') return;
    const current = model.form.draft;
    const baseline: Draft = { ...saved, token: { action: 'keep' } };
    const draft: Draft = { ...current, token: current.token === saved.token ? { action: 'keep' } : current.token };
    update({ view, draft, baseline, pending: null, savedVersion: view.version, hasChanges: !isSameDraft(draft, baseline) });
  }
}

function openForm(view: SettingsView, revision: number): SettingsForm {
  const draft = toDraft(view);
  return {
    view,
    draft,
    baseline: draft,
    revision,
    modelRevision: 0,
    hasChanges: false,
    pending: null,
    faults: [],
    saveError: null,
    savedVersion: null,
    tested: null,
    testError: null,
  };
}
