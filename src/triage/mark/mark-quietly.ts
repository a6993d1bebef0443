import type { Clock } from '../../contract/clock';
import type { Settings } from '../../contract/settings';
import type { MarkPort } from '../../issue/issue-mark';
import type { StoredDecision } from '../suggestion/decision';
import type { StoredSuggestion } from '../suggestion/suggestion';
import { issueMark } from './issue-mark';

/** Longer than writing a mark may take, in milliseconds: whoever waits for an answer gets it in time. */
const TIME_TO_MARK_MS = 2_500;

/**
 * Lets JQL find an issue by what was proposed or decided, where the administrator wants that. What it is about is stored
 * already and does not depend on it, so that a failure, or too little time, is no matter.
 */
export async function markQuietly(
  { marks, issueId, clock, deadline }: { marks: MarkPort | null; issueId: string; clock: Clock; deadline: number },
  settings: Settings,
  suggestion: StoredSuggestion,
  decision: StoredDecision | null = null,
): Promise<void> {
  if (!settings.markIssues || marks === null || deadline - clock() < TIME_TO_MARK_MS) return;
  const mark = issueMark(suggestion, decision, settings);
  if (mark !== undefined) await marks.writeMark(issueId, mark).catch(() => undefined);
}
