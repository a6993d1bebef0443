import type { Approval, EgressCalls } from './egress';

/** What came of asking Jira for one host. */
export type ApprovalOutcome =
  | { kind: 'approved'; isNew: boolean }
  /** Jira does not say what is approved. */
  | { kind: 'unknown' }
  /** Nothing was approved; `reason` is Jira's own, which alone tells an administrator's “no” from a limit of Jira's. */
  | { kind: 'declined'; reason: string | null }
  /** Jira agreed, and yet the host is not approved: somebody else replaced the group in the meantime. */
  | { kind: 'replaced' };

/**
 * Has Jira approve a host unless it is approved. The group is replaced whole, so what nothing uses any more is left out
 * of it; that also leaves room for one host more in a group that was full.
 * @param usedHost host of the saved endpoint, whose approval stays
 */
export async function askApproval(
  host: string,
  usedHost: string | null,
  calls: Pick<EgressCalls, 'approvals' | 'approveHost'>,
): Promise<ApprovalOutcome> {
  const approved = await readApprovals(calls);
  if (approved === null) return { kind: 'unknown' };
  if (includesHost(approved, host)) return { kind: 'approved', isNew: false };
  try {
    await calls.approveHost(
      host,
      approved.filter((approval) => approval.host === usedHost),
    );
  } catch (error) {
    return { kind: 'declined', reason: readReason(error) };
  }
  const now = await readApprovals(calls);
  return now !== null && !includesHost(now, host) ? { kind: 'replaced' } : { kind: 'approved', isNew: true };
}

/** Null when Jira does not say. */
export async function readApprovals(calls: Pick<EgressCalls, 'approvals'>): Promise<Approval[] | null> {
  try {
    return await calls.approvals();
  } catch {
    return null;
  }
}

function includesHost(approved: readonly Approval[], host: string): boolean {
  return approved.some((approval) => approval.host === host);
}

function readReason(error: unknown): string | null {
  return error instanceof Error && error.message !== '' ? error.message : null;
}
