import type { LiveState } from '../../contract/live';
import type { TriageContext } from '../triage-context';

/** Tells whoever looks at the issue what this person has just done, or what came of it. Never rejects. */
export function tell({ live, issueId, accountId }: Pick<TriageContext, 'live' | 'issueId' | 'accountId'>, state: LiveState): Promise<void> {
  return live.tell({ issueId, state, by: accountId });
}
