import type { ConnectionReport, SettingsView } from '../../../src/contract/admin';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import type { Approval, EgressCalls } from './egress';
import { isGroupFull } from './egress-group';
import { readEndpointAddress } from './read-endpoint-address';

export type SavingStep = 'approving' | 'testing' | 'saving' | 'withdrawing';

export interface SavingPlan {
  /** Host of the address that is to be saved; null when there is none. */
  host: string | null;
  /** Host in use so far. */
  previousHost: string | null;
  /** Whether this page had the host approved before, to test it, without saving it. */
  isApprovedHere: boolean;
  /** Whether the endpoint is asked before it is saved. */
  mustTest: boolean;
}

export interface SavingActions extends Pick<EgressCalls, 'approvals' | 'approveHost' | 'withdraw'> {
  test(): Promise<Result<ConnectionReport>>;
  save(): Promise<Result<SettingsView>>;
  /** What is saved now. */
  read(): Promise<Result<SettingsView>>;
  begin(step: SavingStep): void;
}

export type SavingOutcome =
  /** `kept`: hosts that are no longer needed, but whose approval could not be taken back. */
  | { kind: 'saved'; view: SettingsView; kept: string[] }
  | { kind: 'declined'; host: string }
  | { kind: 'approvals-unknown' }
  /** Jira allows no further host. */
  | { kind: 'approvals-full' }
  | { kind: 'test-failed'; answer: Result<ConnectionReport> }
  /** `current`: what is saved now, where it could be read. */
  | { kind: 'refused'; error: ErrorBody; current: SettingsView | null };

/**
 * Saves in the one order in which suggestions continue working whatever fails: approve the new host, test it, save,
 * take the old approval back. Whatever stops before the save takes the new approval back instead, so that the old
 * settings, which still stand, are all that is allowed.
 */
export async function saveInOrder(plan: SavingPlan, actions: SavingActions): Promise<SavingOutcome> {
  const { host, previousHost } = plan;
  let isApprovedHere = plan.isApprovedHere;
  if (host !== null && host !== previousHost) {
    actions.begin('approving');
    const approved = await readApprovals(actions);
    if (approved === null) return { kind: 'approvals-unknown' };
    if (!approved.some((approval) => approval.host === host)) {
      if (isGroupFull(approved)) return { kind: 'approvals-full' };
      if (!(await succeeds(actions.approveHost(host, approved)))) return { kind: 'declined', host };
      isApprovedHere = true;
    }
  }
  const undo = async (): Promise<void> => {
    if (isApprovedHere && host !== null && host !== previousHost) await withdrawHost(host, actions);
  };
  if (plan.mustTest) {
    actions.begin('testing');
    const answer = await actions.test();
    if (!answer.ok || !answer.data.works) {
      await undo();
      return { kind: 'test-failed', answer };
    }
  }
  actions.begin('saving');
  const saved = await actions.save();
  if (!saved.ok) {
    const current = await actions.read();
    // The answer may have been lost and not the save, or somebody else saved the same host: then it is in use.
    const isInUse = current.ok && readSavedHost(current.data) === host;
    if (!isInUse) await undo();
    return { kind: 'refused', error: saved.error, current: current.ok ? current.data : null };
  }
  if (previousHost === null || previousHost === host) return { kind: 'saved', view: saved.data, kept: [] };
  actions.begin('withdrawing');
  const isWithdrawn = await withdrawHost(previousHost, actions);
  return { kind: 'saved', view: saved.data, kept: isWithdrawn ? [] : [previousHost] };
}

/** Host of the saved address, in the form in which Jira approves it. */
export function readSavedHost({ settings }: SettingsView): string | null {
  return readEndpointAddress(settings.endpoint?.baseUrl ?? '')?.host ?? null;
}

async function withdrawHost(host: string, actions: SavingActions): Promise<boolean> {
  const approved = await readApprovals(actions);
  if (approved === null) return false;
  let isDone = true;
  for (const approval of approved.filter((candidate) => candidate.host === host)) {
    isDone = (await succeeds(actions.withdraw(approval))) && isDone;
  }
  return isDone;
}

async function readApprovals(actions: SavingActions): Promise<Approval[] | null> {
  try {
    return await actions.approvals();
  } catch {
    return null;
  }
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false;
  }
}
