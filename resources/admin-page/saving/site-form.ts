import type { ConnectionReport, SettingsView, TrialReport } from '../../../src/contract/admin';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import type { SaveOrigin } from '../../../src/contract/settings';
import type { EditorForm } from '../../common/editing/editor-form';
import type { Draft } from './draft';
import type { SavingStep } from './saving';

/** What an endpoint said of itself, and the model that it was asked with: none when it only listed its models. */
export interface TestedEndpoint {
  model: string;
  report: ConnectionReport;
}

/** What a trial on an issue brought, and the model that it asked. */
export interface TriedEndpoint {
  model: string;
  answer: Result<TrialReport>;
}

/** Why a save stopped before anything was saved. */
export type SavingStop =
  | { kind: 'declined'; host: string; reason: string | null }
  | { kind: 'approvals-unknown' | 'approvals-replaced' }
  | { kind: 'test-failed'; answer: Result<ConnectionReport> };

/** Everything that the admin page draws of the site's settings. */
export interface SiteForm extends EditorForm<SettingsView, Draft> {
  pending: 'save' | 'test' | 'list' | null;
  /** How far a save has come. */
  step: SavingStep | null;
  stop: SavingStop | null;
  /** Hosts that are not needed any more, but could not be withdrawn. */
  keptHosts: string[];
  tested: TestedEndpoint | null;
  /** Null as well when the endpoint was tested after it. */
  tried: TriedEndpoint | null;
  testError: ErrorBody | null;
  /** Where what is typed came from; the history says so. */
  origin: SaveOrigin;
}

export const EDITED: SaveOrigin = { kind: 'edited' };

/** What a save leaves on the form beside faults and errors, cleared. */
export const NO_STOP = { step: null, stop: null, keptHosts: [] } satisfies Partial<SiteForm>;

/** A form on which nothing was asked of an endpoint yet. */
export function toSiteForm(form: EditorForm<SettingsView, Draft>): SiteForm {
  return { ...form, ...NO_STOP, pending: null, tested: null, tried: null, testError: null, origin: EDITED };
}

/** What another draft makes void: what was tested is not what is typed any more. */
export function forgetTest(before: Draft, after: Draft): Partial<SiteForm> {
  const isOtherEndpoint =
    before.endpoint.baseUrl !== after.endpoint.baseUrl || before.thinking !== after.thinking || before.token !== after.token;
  const isOtherModel = before.endpoint.model !== after.endpoint.model;
  return {
    ...(isOtherEndpoint ? { tested: null } : {}),
    ...(isOtherEndpoint || isOtherModel ? { tried: null, testError: null, stop: null } : {}),
  };
}

/** Whether the endpoint that is typed was found to work, so that it need not be asked again. */
export function isTested({ tested, draft }: SiteForm): boolean {
  return tested !== null && tested.report.works && tested.model === draft.endpoint.model.trim();
}
