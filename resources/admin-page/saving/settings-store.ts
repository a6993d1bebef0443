import type { ConnectionReport, SettingsView } from '../../../src/contract/admin';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import type { Settings } from '../../../src/contract/settings';
import { putOnTop } from '../../common/settings/merge';
import { createStore, type Readable } from '../../common/store';
import type { AdminCalls } from '../admin-calls';
import { draftFaults, toDraft, toSettings, type Draft } from './draft';
import type { EgressCalls } from './egress';
import type { EgressStore } from './egress-store';
import { readAddress } from './endpoint-address';
import { describeFaults } from './faults';
import { afterSave, changeForm, isTested, NO_OUTCOME, openForm, type SettingsForm } from './form';
import { hostIn, saveInOrder, type SavingOutcome } from './saving';

export type SettingsModel = { kind: 'loading' } | { kind: 'failed'; error: ErrorBody } | { kind: 'form'; form: SettingsForm };

export interface SettingsStore extends Readable<SettingsModel> {
  load(): Promise<void>;
  change(patch: Partial<Draft>): void;
  /** The same where inputs show what they did not get from the keyboard. */
  fill(patch: Partial<Draft>): void;
  /** Puts whole settings into the form, such as an earlier version; nothing is saved. */
  fillWith(settings: Settings): void;
  discard(): void;
  /** One small question to the model that is typed; Jira asks for the host first, where it is new. */
  test(): Promise<void>;
  /** Asks for names alone: whoever does not know the model's cannot have it tested. */
  listModels(): Promise<void>;
  /** `untested`: saves an endpoint although it did not answer well. */
  save(options?: { untested: boolean }): Promise<void>;
  /** Saves an earlier version over what cannot be read, then loads it; gives the error where that fails. */
  recover(settings: Settings): Promise<ErrorBody | null>;
  takeTheirs(): void;
  putMineOnTop(): Promise<void>;
}

interface SettingsStoreOptions {
  calls: Pick<AdminCalls, 'getSettings' | 'saveSettings' | 'testConnection'>;
  egressCalls: EgressCalls;
  egress: EgressStore;
}

/** The settings as someone edits them and everything that can happen to them, without a line of user interface. */
export function createSettingsStore({ calls, egressCalls, egress }: SettingsStoreOptions): SettingsStore {
  const store = createStore<SettingsModel>({ kind: 'loading' });
  let loads = 0;

  function edit(next: (form: SettingsForm) => SettingsForm): void {
    const model = store.getModel();
    if (model.kind === 'form') store.show({ kind: 'form', form: next(model.form) });
  }

  function update(patch: Partial<SettingsForm>): void {
    edit((form) => ({ ...form, ...patch }));
  }

  /** The form, unless something is in progress already. */
  function idleForm(): SettingsForm | null {
    const model = store.getModel();
    return model.kind === 'form' && model.form.pending === null ? model.form : null;
  }

  async function ask(pending: 'test' | 'list'): Promise<void> {
    const form = idleForm();
    if (form === null) return;
    const { baseUrl, token } = form.draft;
    const name = pending === 'test' ? form.draft.model.trim() : '';
    update({ pending, tested: null, testError: null });
    const host = readAddress(baseUrl)?.host;
    // Without the approval the question would not leave Jira, and the egress part says what happened.
    if (host !== undefined && !(await egress.approve(host))) {
      update({ pending: null });
      return;
    }
    const answer = await calls.testConnection({ baseUrl: baseUrl.trim(), model: name, token });
    edit((now) => {
      const isStillTyped = now.draft.baseUrl === baseUrl && now.draft.token === token;
      return { ...now, pending: null, ...(isStillTyped ? readAnswer(answer, name) : {}) };
    });
  }

  async function saveDraft(form: SettingsForm, untested: boolean): Promise<void> {
    const { view, draft } = form;
    const settings = toSettings(draft, view.settings.schemaVersion);
    const host = readAddress(draft.baseUrl)?.host ?? null;
    update({ ...NO_OUTCOME, pending: 'save' });
    const outcome = await saveInOrder(
      {
        host,
        previousHost: hostIn(view),
        isApprovedHere: host !== null && egress.isApprovedHere(host),
        mustTest: host !== null && !untested && isOtherEndpoint(form) && !isTested(form),
      },
      {
        ...egressCalls,
        test: () =>
          calls.testConnection({ baseUrl: settings.endpoint?.baseUrl ?? '', model: settings.endpoint?.model ?? '', token: draft.token }),
        save: () => calls.saveSettings({ version: view.version, settings, token: draft.token }),
        read: () => calls.getSettings(),
        begin: (step) => update({ step }),
      },
    );
    edit((now) => afterSaving(now, outcome, draft, settings));
    if (host !== hostIn(view)) await egress.load();
  }

  async function load(): Promise<void> {
    const mine = ++loads;
    const answer = await calls.getSettings();
    if (mine !== loads) return;
    store.show(answer.ok ? { kind: 'form', form: openForm(answer.data, mine) } : { kind: 'failed', error: answer.error });
  }

  async function save(untested: boolean): Promise<void> {
    const form = idleForm();
    if (form === null) return;
    const faults = draftFaults(form.draft);
    if (faults.length > 0)
      update({ ...NO_OUTCOME, faults: describeFaults(faults, toSettings(form.draft, form.view.settings.schemaVersion)) });
    else await saveDraft(form, untested);
  }

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    change: (patch) => edit((form) => changeForm(form, patch)),
    fill: (patch) => edit((form) => ({ ...changeForm(form, patch), endpointRevision: form.endpointRevision + 1 })),
    fillWith: (settings) => edit((form) => refill({ ...form, ...NO_OUTCOME }, toDraft(settings))),
    discard: () => edit((form) => refill({ ...form, ...NO_OUTCOME }, form.baseline)),

    load,

    test: () => ask('test'),
    listModels: () => ask('list'),

    save: (options) => save(options?.untested ?? false),

    async recover(settings) {
      const model = store.getModel();
      const newest = model.kind === 'failed' ? model.error.details?.version : undefined;
      const answer = await calls.saveSettings({ version: newest ?? 0, settings, token: { action: 'keep' } });
      if (!answer.ok) return answer.error;
      await load();
      return null;
    },

    takeTheirs: () =>
      edit((form) =>
        form.conflict === null ? form : { ...openForm(form.conflict, form.revision + 1), endpointRevision: form.endpointRevision + 1 },
      ),

    async putMineOnTop() {
      const form = idleForm();
      const theirs = form?.conflict ?? null;
      if (form === null || theirs === null) return;
      const draft = putOnTop(form.baseline, toDraft(theirs.settings), form.draft);
      edit((now) => refill({ ...openForm(theirs, now.revision), endpointRevision: now.endpointRevision, tested: now.tested }, draft));
      await save(false);
    },
  };
}

/** The form with another draft in all of its inputs. */
function refill(form: SettingsForm, draft: Draft): SettingsForm {
  return { ...changeForm(form, draft), revision: form.revision + 1, endpointRevision: form.endpointRevision + 1 };
}

function isOtherEndpoint({ changed }: SettingsForm): boolean {
  return changed.includes('baseUrl') || changed.includes('model') || changed.includes('token');
}

function readAnswer(answer: Result<ConnectionReport>, model: string): Partial<SettingsForm> {
  return answer.ok ? { tested: { model, report: answer.data } } : { testError: answer.error };
}

function afterSaving(form: SettingsForm, outcome: SavingOutcome, saved: Draft, settings: Settings): SettingsForm {
  const idle: SettingsForm = { ...form, pending: null, step: null };
  switch (outcome.kind) {
    case 'saved':
      return afterSave(form, outcome.view, saved, outcome.kept);
    case 'refused':
      return { ...idle, ...refusal(outcome.error, outcome.current, settings) };
    case 'test-failed':
      return { ...idle, stop: outcome, ...readAnswer(outcome.answer, settings.endpoint?.model ?? '') };
    case 'declined':
    case 'approvals-unknown':
      return { ...idle, stop: outcome };
  }
}

function refusal(error: ErrorBody, current: SettingsView | null, settings: Settings): Partial<SettingsForm> {
  const faults = describeFaults(error.details?.faults ?? [], settings);
  return { saveError: error, faults, conflict: error.code === 'SAVE_CONFLICT' ? current : null };
}
