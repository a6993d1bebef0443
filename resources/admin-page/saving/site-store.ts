import type { ConnectionReport, SettingsView, TrialReport } from '../../../src/contract/admin';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import type { SaveOrigin, Settings } from '../../../src/contract/settings';
import { createEditor, type Editor, type SaveOutcome } from '../../common/editing/editor';
import type { AdminCalls } from '../admin-calls';
import { findAddressFaults, findDraftFaults, toDraft, toSettings, type Draft } from './draft';
import type { EgressCalls } from './egress';
import type { EgressStore } from './egress-store';
import { readEndpointAddress } from './read-endpoint-address';
import { readSavedHost, saveInOrder, type SavingOutcome } from './saving';
import { EDITED, forgetTest, isTested, NO_STOP, toSiteForm, type SiteForm } from './site-form';

type SiteEditor = Editor<SettingsView, Draft, SiteForm>;

export interface SiteStore extends Pick<
  SiteEditor,
  'getModel' | 'subscribe' | 'load' | 'change' | 'fill' | 'discard' | 'discardParts' | 'takeTheirs'
> {
  /** Puts whole settings into the form, such as an earlier version; nothing is saved. */
  fillWith(settings: Settings, origin: SaveOrigin): void;
  /** One small question to the model that is typed; Jira asks for the host first, where it is new. */
  test(): Promise<void>;
  /** Asks for names alone: whoever does not know the model's cannot have it tested. */
  listModels(): Promise<void>;
  /** Takes in what a trial with these settings found out about the endpoint. */
  noteTrial(settings: Settings, answer: Result<TrialReport>): void;
  /** `untested`: saves an endpoint although it did not answer well. */
  save(options?: { untested: boolean }): Promise<void>;
  /** Saves an earlier version over what cannot be read; gives the error where that fails. */
  recover(settings: Settings, origin: SaveOrigin): Promise<ErrorBody | null>;
  putMineOnTop(): Promise<void>;
}

interface SiteStoreOptions {
  calls: Pick<AdminCalls, 'getSettings' | 'saveSettings' | 'testConnection'>;
  egressCalls: EgressCalls;
  egress: EgressStore;
}

/** The site's settings as somebody edits them and everything that can happen to them, without a line of user interface. */
export function createSiteStore({ calls, egressCalls, egress }: SiteStoreOptions): SiteStore {
  const editor: SiteEditor = createEditor({
    read: () => calls.getSettings(),
    toDraft: ({ settings }: SettingsView) => toDraft(settings),
    complete: toSiteForm,
    noOutcome: NO_STOP,
    afterChange: forgetTest,
    findFaults: ({ draft }: SiteForm) => findDraftFaults(draft),
  });

  function patch(part: Partial<SiteForm>): void {
    editor.update((form) => ({ ...form, ...part }));
  }

  async function ask(pending: 'test' | 'list'): Promise<void> {
    const form = editor.findIdleForm();
    if (form === null) return;
    const otherFaults = form.faults.filter(({ path }) => path !== 'endpoint.baseUrl');
    const refused = findAddressFaults(form.draft);
    patch({ faults: [...otherFaults, ...refused] });
    // Jira would approve what the app never calls, and the approval would stay.
    if (refused.length > 0) return;
    const { endpoint, thinking, token } = form.draft;
    const model = pending === 'test' ? endpoint.model.trim() : '';
    patch({ pending, tested: null, tried: null, testError: null });
    const host = readEndpointAddress(endpoint.baseUrl)?.host;
    // Without the approval the question would not leave Jira, and the egress part says what happened.
    if (host !== undefined && !(await egress.approve(host, readSavedHost(form.view)))) {
      patch({ pending: null });
      return;
    }
    const answer = await calls.testConnection({ baseUrl: endpoint.baseUrl.trim(), model, thinking, token });
    editor.update((now) => {
      const { draft } = now;
      const isStillTyped = draft.endpoint.baseUrl === endpoint.baseUrl && draft.thinking === thinking && draft.token === token;
      return { ...now, pending: null, ...(isStillTyped ? readAnswer(answer, model) : {}) };
    });
  }

  async function submit(form: SiteForm, untested: boolean): Promise<SaveOutcome<SettingsView, SiteForm>> {
    const { view, draft } = form;
    const { token } = draft;
    const settings = toSettings(draft);
    const { baseUrl, model } = settings.endpoint ?? { baseUrl: '', model: '' };
    const host = readEndpointAddress(baseUrl)?.host ?? null;
    const previousHost = readSavedHost(view);
    const outcome = await saveInOrder(
      {
        host,
        previousHost,
        isApprovedHere: host !== null && egress.isApprovedHere(host),
        mustTest: settings.endpoint !== null && !untested && isOtherEndpoint(form) && !isTested(form),
      },
      {
        ...egressCalls,
        test: () => calls.testConnection({ baseUrl, model, thinking: settings.thinking, token }),
        save: () => calls.saveSettings({ version: view.version, settings, token, origin: form.origin }),
        read: () => calls.getSettings(),
        begin: (step) => patch({ step }),
      },
    );
    void egress.load();
    return describeOutcome(outcome, model);
  }

  return {
    ...editor,
    fillWith(settings, origin) {
      editor.fillWith(toDraft(settings));
      patch({ origin });
    },
    noteTrial({ endpoint }, answer) {
      editor.update((form) => {
        const typed = toSettings(form.draft).endpoint;
        const isStillTyped = typed?.baseUrl === endpoint?.baseUrl && typed?.model === endpoint?.model;
        return endpoint !== null && isStillTyped ? { ...form, tried: { model: endpoint.model, answer } } : form;
      });
    },
    test: () => ask('test'),
    listModels: () => ask('list'),
    save: (options) => editor.save((form) => submit(form, options?.untested ?? false)),
    recover: (settings, origin) =>
      editor.recover((version) => calls.saveSettings({ version, settings, token: { action: 'keep' }, origin })),
    putMineOnTop: () => editor.putMineOnTop((form) => submit(form, false)),
  };
}

function isOtherEndpoint({ changed }: SiteForm): boolean {
  return changed.includes('endpoint') || changed.includes('token');
}

function readAnswer(answer: Result<ConnectionReport>, model: string): Partial<SiteForm> {
  return answer.ok ? { tested: { model, report: answer.data }, tried: null } : { testError: answer.error, tried: null };
}

function describeOutcome(outcome: SavingOutcome, model: string): SaveOutcome<SettingsView, SiteForm> {
  switch (outcome.kind) {
    case 'saved':
      return { kind: 'saved', view: outcome.view, notes: { keptHosts: outcome.kept, origin: EDITED } };
    case 'refused':
      return outcome;
    case 'test-failed':
      return { kind: 'stopped', notes: { stop: outcome, ...readAnswer(outcome.answer, model) } };
    case 'declined':
    case 'approvals-unknown':
    case 'approvals-replaced':
      return { kind: 'stopped', notes: { stop: outcome } };
  }
}
