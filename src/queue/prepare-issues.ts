import type { ErrorBody, ErrorCode } from '../contract/error-body';
import type { PreparedIssue } from '../contract/queue';
import { toErrorBody, TriageError } from '../contract/triage-error';
import type { IssueWithPeople } from '../issue/issue';
import { tellAtMost } from '../triage/live/live-port';
import { readPast } from '../triage/question/read-past';
import { claimReading } from '../triage/suggest/claim-budget';
import { suggestTriage } from '../triage/suggest/suggest-triage';
import type { TriageContext, TriageStore } from '../triage/triage-context';
import type { QueueContext } from './queue-context';
import { withoutOptions } from './read-rows';
import { rememberReads, SHARED_READS } from './remember-reads';
import { slotsOfBatch } from './slots-of-batch';

/**
 * Issues that are worked on at the same time, in step: what is read for each of them is then read in as few requests as
 * storage takes. A page of the list is one such step.
 */
const MOST_AT_ONCE = 25;

/** Issues of one call that whoever looks is told of: a page that hears of several looks at all of its own. */
const MOST_TOLD = 6;

/** What holds for every issue of the batch: the rest is left alone, and not called failed. */
const ENDS_ALL: readonly ErrorCode[] = ['LIMIT_REACHED', 'MODEL_STOPPED'];

/** An issue is not begun with less time than this, in milliseconds: storing takes seconds where storage is slow. */
const TIME_TO_PREPARE_MS = 8_000;

/** What came of preparing some issues. */
interface Preparation {
  /** Those that there was no time for are not among them. */
  issues: PreparedIssue[];
  /** What Jira charged for reading. */
  points: number;
  /** The budget that is used up, or that the vendor has stopped the models, so that the rest was left alone. */
  stopped?: ErrorBody;
}

/** What belongs to no issue is read once, and that all is well is noted once. */
function batchStore(store: TriageStore): TriageStore {
  let noted: Promise<void> | undefined;
  return {
    ...rememberReads(store, [...SHARED_READS, 'readBudgetHint', 'readLatest']),
    ...slotsOfBatch(store),
    recordSuccess: (success) => (noted ??= store.recordSuccess(success)),
  };
}

/** All issues are of one project and asked about with the same settings: what is worked out of its past serves them all. */
function rememberPast(): typeof readPast {
  let known: ReturnType<typeof readPast> | undefined;
  return (...beginning) => (known ??= readPast(...beginning));
}

/** Whether there are proposals already, decided about or not: what somebody dismissed is not asked again by anyone's batch. */
async function hasSuggestion({ store, issueId }: TriageContext): Promise<boolean> {
  const latest = await store.readLatest(issueId);
  return latest !== null && (await store.readSuggestion(issueId, latest.id)) !== null;
}

async function prepareIssue(context: TriageContext, locale: string | undefined, readThePast: typeof readPast): Promise<PreparedIssue> {
  const id = context.issueId;
  if (await hasSuggestion(context)) return { id, outcome: 'ready' };
  const outcome = await suggestTriage(context, { again: false, locale }, readThePast);
  if (outcome.status === 'pending') return { id, outcome: 'working', panel: { kind: 'working', run: outcome.run } };
  return { id, outcome: 'ready', panel: withoutOptions({ kind: 'suggestion', suggestion: outcome.suggestion }) };
}

/**
 * Gets proposals for many issues: one request to Jira reads them all as the person, which authorizes, and what belongs to
 * no issue is read once. The built-in provider answers at once; a model is asked from the queue. What is ready or under
 * way stays as it is, so that a call that was cut short can be repeated.
 * @throws TriageError `LIMIT_REACHED` when reading would cost more of Jira's points than there are left this hour
 */
export async function prepareIssues(
  context: QueueContext,
  { issueIds, locale }: { issueIds: string[]; locale?: string },
): Promise<Preparation> {
  const { jira, project, clock, deadline } = context;
  await claimReading(context);
  const found = new Map<string, IssueWithPeople>((await jira.readIssues(issueIds)).map((issue) => [issue.id, issue]));
  const store = batchStore(context.store);
  const readThePast = rememberPast();
  const live = tellAtMost(context.live, MOST_TOLD);
  const prepared: PreparedIssue[] = [];
  const waiting = [...new Set(issueIds)];
  let stopped: ErrorBody | undefined;

  const work = async (id: string): Promise<PreparedIssue> => {
    const issue = found.get(id);
    if (issue?.projectId !== project.id) return { id, outcome: 'gone' };
    try {
      return await prepareIssue(
        { ...context, store, live, issueId: id, isBatch: true, jira: { ...jira, readIssueWithPeople: async () => issue } },
        locale,
        readThePast,
      );
    } catch (error) {
      // Not the app's own: the platform may have to ask the person for consent.
      if (!(error instanceof TriageError)) throw error;
      if (ENDS_ALL.includes(error.code)) stopped = toErrorBody(error);
      return { id, outcome: 'failed', error: toErrorBody(error) };
    }
  };
  while (waiting.length > 0 && stopped === undefined && deadline - clock() > TIME_TO_PREPARE_MS) {
    prepared.push(...(await Promise.all(waiting.splice(0, MOST_AT_ONCE).map(work))));
  }
  const issues = prepared.filter(({ error }) => error === undefined || !ENDS_ALL.includes(error.code));
  return { issues, points: 1 + found.size, ...(stopped === undefined ? {} : { stopped }) };
}
