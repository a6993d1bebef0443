import type { Settings } from '../../../contract/settings';
import { TriageError } from '../../../contract/triage-error';
import type { ExampleIssue, FoundIssue, IssueSnapshot } from '../../../issue/issue';
import type { TriageContext } from '../../triage-context';
import { buildWordsJql } from './build-jql';
import { rankSimilar } from './rank-similar';
import { searchWords } from './search-words';

/** What looking for evidence needs. */
export type EvidenceContext = Pick<TriageContext, 'jira' | 'store' | 'clock' | 'random' | 'deadline'>;

/** Jira charges an app's searches by result, for all customers together. */
const MOST_RESULTS = 50;

/** How long evidence rests after Jira refused a search for its quota, unless Jira says how long. */
const PAUSE_SECONDS = 900;

/** What looking for evidence costs in Jira's points: a call, and one for each issue that it brings. */
export function pointsOfEvidence({ evidence }: Settings, isKnown: boolean): number {
  return 1 + (isKnown ? evidence.count : MOST_RESULTS);
}

/** Kept for the model's call and for storing; a search that takes longer is done without. */
const TIME_AFTER_SEARCH_MS = 10_000;

/** What may stand in a prompt: of issues with a security level nothing, unless the site allows it. */
function sendable(found: FoundIssue[], issueId: string, { sendRestrictedIssues }: Settings): ExampleIssue[] {
  return found.filter(({ id, hasSecurityLevel }) => id !== issueId && (sendRestrictedIssues || !hasSecurityLevel));
}

/** Whether to search at all. `pausedUntil`: until when searches rest, milliseconds since 1970. */
export function wantsEvidence({ evidence }: Settings, pausedUntil: number | null, now: number): boolean {
  return evidence.enabled && (pausedUntil === null || now >= pausedUntil);
}

/**
 * Resolved issues of the project that are most like this one, best first, as the person sees them: those that the
 * project's profile knows by their ids, or what one search finds. Evidence helps and is never needed: whatever fails here,
 * triage goes on without it, and a quota answer pauses it.
 */
export async function findEvidence(
  context: EvidenceContext,
  input: { issue: IssueSnapshot; settings: Settings; summary: string; description: string; known: string[] | null },
): Promise<ExampleIssue[]> {
  const { issue, settings, summary, description, known } = input;
  const now = context.clock();
  if (context.deadline - now < TIME_AFTER_SEARCH_MS) return [];
  try {
    if (known !== null) return sendable(await context.jira.readResolved(known), issue.id, settings);
    const jql = buildWordsJql(issue.projectId, searchWords(summary, description));
    if (jql === null) return [];
    const found = await context.jira.searchByWords(jql, MOST_RESULTS);
    return rankSimilar({ summary, description }, sendable(found, issue.id, settings), settings.evidence.count);
  } catch (error) {
    if (error instanceof TriageError && error.code === 'JIRA_BUSY') {
      const seconds = error.details?.retryAfterSeconds ?? PAUSE_SECONDS;
      await context.store.pauseEvidence(now + seconds * 1_000).catch(() => undefined);
    }
    return [];
  }
}
