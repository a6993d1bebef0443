import { POINTS_PER_READING, takePoints } from '../budget/jira-points';
import type { LikelyDuplicate } from '../contract/queue';
import { TriageError } from '../contract/triage-error';
import type { ListedIssue } from '../issue/issue-list-port';
import { compareSummaries, summaryTerms, type SummaryTerms } from '../text/alike-summaries';
import { pastWordsOf } from '../triage/suggest/read-past-words';
import type { QueueContext } from './queue-context';

/**
 * Past issues that are read for each row, and how alike they have to be for that, 0 to 1: of the pairs that all past issues
 * make with the issues that `compareSummaries` was read on, these hold nine of ten, for four to ten points a page.
 */
const MOST_READ = 2;
const LEAST_READ = 0.3;

/** Duplicates of a row, and words of each that are told; where more read alike, somebody looks into one of them. */
const MOST_TOLD = 5;
const MOST_SHARED = 5;

type Compared = Pick<ListedIssue, 'id' | 'key' | 'summary'> & { terms: SummaryTerms };

/** Null, or what the app itself says went wrong: rows stand without this. */
async function orElse<Value, Other>(work: Promise<Value>, other: Other): Promise<Value | Other> {
  try {
    return await work;
  } catch (error) {
    // Not the app's own: the platform may have to ask the person for consent.
    if (!(error instanceof TriageError)) throw error;
    return other;
  }
}

/** Past issues, as far as this person may see them, that are still of the project and not restricted. */
async function readPast(context: QueueContext, ids: string[]): Promise<Compared[]> {
  if (ids.length === 0) return [];
  await takePoints(context, 1 + ids.length, POINTS_PER_READING);
  return (await context.jira.readResolved(ids)).flatMap(({ id, key, summary, hasSecurityLevel }) =>
    hasSecurityLevel || !key.startsWith(`${context.project.key}-`) ? [] : [{ id, key, summary, terms: summaryTerms(summary) }],
  );
}

/**
 * Begins to look for likely duplicates of listed issues, by their summaries: among each other, and among past issues, by what
 * was learned of the project. Jira is not searched; the past ones that may be told of are read together, as this person, and
 * take a few points out of the site's for this hour. Restricted issues are neither told of nor compared. Whatever fails costs
 * the past ones, never the list.
 * @returns what is to be called with the issues: the likely duplicates of each, by its id, the likeliest first
 */
export function lookForDuplicates(context: QueueContext): (issues: ListedIssue[]) => Promise<ReadonlyMap<string, LikelyDuplicate[]>> {
  const reading = orElse(pastWordsOf(context.store, context.project.id), null);
  // Awaited after the search, which may fail first.
  reading.catch(() => undefined);
  return async (issues) => {
    const past = await reading;
    const open = issues.flatMap((issue) => (issue.hasSecurityLevel ? [] : [{ ...issue, terms: summaryTerms(issue.summary) }]));
    const listed = new Set(issues.map(({ id }) => id));
    const named = open.flatMap(({ summary }) => past?.findAlike(summary, MOST_READ) ?? []);
    const ids = named.flatMap(({ id, likeness }) => (likeness < LEAST_READ || listed.has(id) ? [] : [id]));
    const others: Compared[] = [...open, ...(await orElse(readPast(context, [...new Set(ids)]), []))];
    const duplicatesOf = ({ id: ownId, terms, duplicateIds }: (typeof open)[number]): LikelyDuplicate[] =>
      others
        .flatMap((other) => {
          const found = other.id === ownId ? null : compareSummaries(terms, other.terms, past);
          return found === null ? [] : [{ ...other, ...found }];
        })
        .sort((one, other) => other.likeness - one.likeness)
        .slice(0, MOST_TOLD)
        .map(({ id, key, summary, shared }) => {
          return { id, key, summary, shared: shared.slice(0, MOST_SHARED), isLinked: duplicateIds.includes(id) };
        });
    return new Map(open.map((issue) => [issue.id, duplicatesOf(issue)]));
  };
}
