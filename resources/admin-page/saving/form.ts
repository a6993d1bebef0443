import type { ConnectionReport, SettingsView } from '../../../src/contract/admin';
import type { ErrorBody, InputFault } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import { changedParts, toDraft, type Draft } from './draft';
import type { SavingStep } from './saving';

/** What an endpoint said of itself, and the model that it was asked with: none when it only listed its models. */
export interface TestedEndpoint {
  model: string;
  report: ConnectionReport;
}

/** Why a save stopped before anything was saved. */
export type SavingStop =
  { kind: 'declined'; host: string } | { kind: 'approvals-unknown' } | { kind: 'test-failed'; answer: Result<ConnectionReport> };

/** Everything that the form draws. */
export interface SettingsForm {
  view: SettingsView;
  draft: Draft;
  /** The draft as it was loaded or saved last. */
  baseline: Draft;
  /** What saving would change. */
  changed: (keyof Draft)[];
  /** Grows when the inputs must be filled again: they keep their own text otherwise. */
  revision: number;
  /** The same for address and model, which can be chosen too. */
  endpointRevision: number;
  pending: 'save' | 'test' | 'list' | null;
  /** How far a save has come. */
  step: SavingStep | null;
  faults: InputFault[];
  saveError: ErrorBody | null;
  stop: SavingStop | null;
  /** What someone else saved in the meantime. */
  conflict: SettingsView | null;
  savedVersion: number | null;
  /** Hosts that are no longer needed, but could not be withdrawn. */
  keptHosts: string[];
  tested: TestedEndpoint | null;
  testError: ErrorBody | null;
}

/** What the outcome of a save leaves on the form, cleared. */
export const NO_OUTCOME = {
  faults: [],
  saveError: null,
  stop: null,
  conflict: null,
  savedVersion: null,
  keptHosts: [],
} satisfies Partial<SettingsForm>;

/** A form that shows what is saved. */
export function openForm(view: SettingsView, revision: number): SettingsForm {
  const draft = toDraft(view.settings);
  return {
    ...NO_OUTCOME,
    view,
    draft,
    baseline: draft,
    changed: [],
    revision,
    endpointRevision: 0,
    pending: null,
    step: null,
    tested: null,
    testError: null,
  };
}

/** The form after something was typed. */
export function changeForm(form: SettingsForm, patch: Partial<Draft>): SettingsForm {
  const draft = { ...form.draft, ...patch };
  const isOtherEndpoint = patch.baseUrl !== undefined || patch.token !== undefined;
  return {
    ...form,
    draft,
    changed: changedParts(draft, form.baseline),
    savedVersion: null,
    // What was tested is not what is typed anymore.
    ...(isOtherEndpoint ? { tested: null } : {}),
    ...(isOtherEndpoint || patch.model !== undefined ? { testError: null, stop: null } : {}),
  };
}

/** The form after a save: what was typed meanwhile stays and counts as a change. */
export function afterSave(form: SettingsForm, view: SettingsView, saved: Draft, keptHosts: string[]): SettingsForm {
  const baseline: Draft = { ...saved, token: { action: 'keep' } };
  const draft: Draft = { ...form.draft, token: form.draft.token === saved.token ? { action: 'keep' } : form.draft.token };
  return {
    ...form,
    ...NO_OUTCOME,
    view,
    draft,
    baseline,
    changed: changedParts(draft, baseline),
    pending: null,
    step: null,
    savedVersion: view.version,
    keptHosts,
  };
}

/** Whether the endpoint that is typed was found to work, so that it need not be asked again. */
export function isTested({ tested, draft }: SettingsForm): boolean {
  return tested !== null && tested.report.works && tested.model === draft.model.trim();
}
