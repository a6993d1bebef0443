import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import type { IssueSnapshot } from '../../issue/issue';
import { mergeChanges } from '../../issue/issue-changes';
import { tell } from '../live/tell';
import { markQuietly } from '../mark/mark-quietly';
import type { StoredDecision } from '../suggestion/decision';
import { stillThere } from '../suggestion/decision-state';
import type { StoredSuggestion } from '../suggestion/suggestion';
import type { TriageContext } from '../triage-context';

/** More people than this do not decide about one suggestion at the same moment. */
const MOST_TRIES = 6;

/** What there is to say once somebody else has decided too; null when it stands there already. */
function agreedOn(mine: StoredDecision, stored: StoredDecision | null, issue: IssueSnapshot): StoredDecision | null {
  const ofMine = stillThere(mine.changes, issue);
  // Their write may be on its way. They find this, and look again.
  if (stored?.state === 'applying') return { ...stored, changes: mergeChanges(ofMine, stored.changes) };
  if (stored?.state === 'undoing') return { ...stored, changes: mergeChanges(stored.changes, ofMine) };
  const changes = mergeChanges(stillThere(stored?.changes ?? [], issue), ofMine);
  if (changes.length > 0) return { ...mine, state: 'applied', changes };
  return stored?.state === 'applied' ? { ...mine, state: 'undone' } : null;
}

/** An intent that is stored, and what came of it. */
interface Settling {
  intent: StoredDecision;
  outcome: StoredDecision;
}

/** What stands in the end, and the issue if it had to be read again. */
interface Settled {
  decision: StoredDecision;
  issue: IssueSnapshot | null;
}

async function storeOutcome(
  { store, jira, issueId, random }: TriageContext,
  { intent, outcome }: Settling,
  expiresAt: number,
): Promise<Settled> {
  const settled: StoredDecision = { ...outcome, revision: random.id() };
  if (await store.writeDecision(issueId, settled, intent, expiresAt)) return { decision: settled, issue: null };
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    // One after the other: what is read of the issue has to be newer than the decision that it replaces.
    const stored = await store.readDecision(issueId, intent.suggestionId);
    const issue = await jira.readIssue(issueId);
    const agreed = agreedOn(settled, stored, issue);
    if (agreed === null) return { decision: stored ?? settled, issue };
    const next: StoredDecision = { ...agreed, revision: random.id() };
    const isStored =
      stored === null ? store.createDecision(issueId, next, expiresAt) : store.writeDecision(issueId, next, stored, expiresAt);
    if (await isStored) return { decision: next, issue };
  }
  throw new TriageError('INTERNAL');
}

/**
 * Stores what came of an intent, after Jira was written to. When somebody else has decided in the meantime, it is what
 * stands on the issue that counts: of all who write at once the last one to store sees what all of them wrote, so that an
 * undo takes back exactly that.
 * The issue is marked with what stands, and whoever looks at it is told.
 */
export async function settleDecision(
  context: TriageContext,
  settings: Settings,
  suggestion: StoredSuggestion,
  settling: Settling,
  told: 'applied' | 'undone',
): Promise<Settled> {
  const settled = await storeOutcome(context, settling, suggestion.expiresAt);
  await Promise.all([markQuietly(context, settings, suggestion, settled.decision), tell(context, told)]);
  return settled;
}
