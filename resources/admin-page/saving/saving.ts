import type { ConnectionReport, SettingsView } from '../../../src/contract/admin';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { Result } from '../../../src/contract/result';
import { askApproval, readApprovals } from './ask-approval';
import type { Approval, EgressCalls } from './egress';
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
  | { kind: 'declined'; host: string; reason: string | null }
  | { kind: 'approvals-unknown' }
  /** Somebody else changed the approved hosts at the same time. */
  | { kind: 'approvals-replaced' }
  | { kind: 'test-failed'; answer: Result<ConnectionReport> }
  /** `current`: what is saved now, where it could be read. */
  | { kind: 'refused'; error: ErrorBody; current: SettingsView | null };

/**
 * Saves in the one order in which suggestions continue working whatever fails: approve the new host, test it, save,
 * take back every approval that nothing uses then. Whatever stops before the save takes the new approval back instead, so that the old
 * settings, which still stand, are all that is allowed.
 */
export async function saveInOrder(plan: SavingPlan, actions: SavingActions): Promise<SavingOutcome> {
  const { host, previousHost } = plan;
  let isApprovedHere = plan.isApprovedHere;
  if (host !== null && host !== previousHost) {
    actions.begin('approving');
    const outcome = await askApproval(host, previousHost, actions);
    if (outcome.kind === 'unknown') return { kind: 'approvals-unknown' };
    if (outcome.kind === 'replaced') return { kind: 'approvals-replaced' };
    if (outcome.kind === 'declined') return { kind: 'declined', host, reason: outcome.reason };
    isApprovedHere ||= outcome.isNew;
  }
  const undo = async (): Promise<void> => {
    if (isApprovedHere && host !== null && host !== previousHost) await withdrawWhere((candidate) => candidate === host, actions);
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
  actions.begin('withdrawing');
  const kept = await withdrawWhere((candidate) => candidate !== host, actions);
  // Without a list nothing was withdrawn, and of the old host alone it is certain that there was an approval.
  const unlisted = previousHost === null || previousHost === host ? [] : [previousHost];
  return { kind: 'saved', view: saved.data, kept: kept ?? unlisted };
}

/** Host of the saved address, in the form in which Jira approves it. */
export function readSavedHost({ settings }: SettingsView): string | null {
  return readEndpointAddress(settings.endpoint?.baseUrl ?? '')?.host ?? null;
}

/** Gives the hosts that Jira kept; null when it does not say what is approved. */
async function withdrawWhere(isUnused: (host: string) => boolean, actions: SavingActions): Promise<string[] | null> {
  const approved = await readApprovals(actions);
  if (approved === null) return null;
  const kept: string[] = [];
  for (const approval of approved.filter(({ host }) => isUnused(host))) {
    if (!(await isWithdrawn(approval, actions))) kept.push(approval.host);
  }
  return [...new Set(kept)];
}

async function isWithdrawn(approval: Approval, actions: SavingActions): Promise<boolean> {
  try {
    await actions.withdraw(approval);
    return true;
  } catch {
    return false;
  }
}
