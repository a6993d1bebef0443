import { claimSlot } from '../budget/claim-slot';
import { hourOf, takePoints } from '../budget/jira-points';
import type { ErrorCode } from '../contract/error-body';
import { TriageError } from '../contract/triage-error';
import type { IssueWithPeople } from '../issue/issue';
import type { ArrivalPort } from '../issue/issue-list-port';
import { missingSettings } from '../settings/missing-settings';
import { readEffectiveSettings } from '../settings/read-effective-settings';
import { withoutPerson } from '../triage/live/live-port';
import { suggestTriage } from '../triage/suggest/suggest-triage';
import type { TriageContext, TriageStore } from '../triage/triage-context';
import type { ArrivalsEvent } from './note-arrival';
import { arrivalsJql, ruleInForce } from './queue-jql';
import { rememberReads, SHARED_READS } from './remember-reads';
import { slotsOfBatch } from './slots-of-batch';

/** Nobody is signed in. Jira is read as the app, and nothing is written but, where an administrator wants it, the mark for JQL. */
export type ArrivalsContext = Omit<TriageContext, 'issueId' | 'project' | 'accountId' | 'jira' | 'isBatch'> & { jira: ArrivalPort };

/** Issues in one look; of an import, the newest ones. The others are for whoever opens the triage page. */
const MOST_AT_ONCE = 25;

/** What a look goes back, in minutes: a minute's event may come late, and what one look missed the next one finds. */
const LOOKS_BACK = 15;

/** Requests of a look: up to three pages of issues, and two for what they may take. */
const MOST_REQUESTS = 5;

/** Looks of all projects together in an hour, of 30 points each: less than a third of a site's. */
const MOST_LOOKS = 60;
const LOOK_SECONDS = 2 * 3_600;

/** Under which limit of calls a minute all that arrives counts: it is nobody's. */
const NOBODY = 'arrivals';

const AT_ONCE = 4;

/** What holds for every issue of the look. */
const ENDS_ALL: readonly ErrorCode[] = ['LIMIT_REACHED', 'MODEL_STOPPED', 'NOT_CONFIGURED'];

/** An issue is not begun with less time than this, in milliseconds. */
const TIME_TO_PREPARE_MS = 25_000;

/** The issue as it was read, and nothing else of Jira: whatever would need a person, or would write, is refused. */
function onlyReading(issue: IssueWithPeople): TriageContext['jira'] {
  const refuse = () => Promise.reject(new TriageError('NOT_PERMITTED'));
  return {
    readIssueWithPeople: async () => issue,
    readIssue: refuse,
    changeIssue: refuse,
    searchByWords: refuse,
    readResolved: refuse,
    readPast: refuse,
    readDuplicates: refuse,
    linkDuplicate: refuse,
    removeLink: refuse,
    isAdministrator: refuse,
    readUsedValues: refuse,
    listChoices: refuse,
  };
}

/** What belongs to no issue is read once. Values in use are not counted, which takes a person. */
function arrivalsStore(store: TriageStore): TriageStore {
  return {
    ...rememberReads(store, [...SHARED_READS, 'readBudgetHint', 'readLatest']),
    ...slotsOfBatch(store),
    claimUsage: async () => false,
  };
}

/** Whether anybody has asked about the issue already, or another delivery of this event has. */
async function isAskedAbout(store: TriageStore, issueId: string): Promise<boolean> {
  const [latest, run] = await Promise.all([store.readLatest(issueId), store.readRunHead(issueId)]);
  return latest !== null || run !== null;
}

/** A look's points, out of those for arrivals and then out of the site's. @throws TriageError `LIMIT_REACHED`, `JIRA_BUSY` */
async function takeLook(context: ArrivalsContext): Promise<void> {
  const { random, clock } = context;
  const name = `arrivals:${hourOf(clock())}`;
  const look = await claimSlot(context, {
    name,
    size: MOST_LOOKS,
    next: random.below(MOST_LOOKS),
    ttlSeconds: LOOK_SECONDS,
    rounds: [1, 2, 4],
  });
  if (look === null) throw new TriageError('LIMIT_REACHED');
  await takePoints(context, MOST_REQUESTS + MOST_AT_ONCE);
}

/**
 * Makes proposals ready for what has arrived in a project, as far as budgets and limits reach: by the built-in provider at
 * once, by a model from the queue. Issues with a security level are left alone, whatever the settings say. What is shown
 * of it, and to whom, is decided when somebody opens the issue, as for any suggestion.
 * @returns how many issues were asked about
 * @throws TriageError when nothing could be read. The event need not come again: the next one finds what this one missed.
 */
export async function prepareArrivals(context: ArrivalsContext, { projectId }: ArrivalsEvent): Promise<number> {
  const { settings, overrides } = await readEffectiveSettings(context, projectId);
  // The consent may have been withdrawn since.
  if (overrides?.settings.onArrival !== true || missingSettings(settings, null).length > 0) return 0;
  await takeLook(context);
  const rule = ruleInForce(settings, overrides.settings.untriaged);
  const found = await context.jira.readArrivals(projectId, arrivalsJql(settings, projectId, rule, LOOKS_BACK), MOST_AT_ONCE);
  const waiting = found.filter((issue) => issue.projectId === projectId && !issue.hasSecurityLevel);
  const store = arrivalsStore(context.store);
  const live = withoutPerson(context.live);
  let asked = 0;
  let isStopped = false;
  const workOn = async (): Promise<void> => {
    for (let issue = waiting.shift(); issue !== undefined && !isStopped; issue = waiting.shift()) {
      if (context.deadline - context.clock() < TIME_TO_PREPARE_MS) return;
      if (await isAskedAbout(store, issue.id)) continue;
      const project = { id: projectId, key: issue.projectKey };
      try {
        const jira = onlyReading(issue);
        await suggestTriage(
          { ...context, store, live, jira, issueId: issue.id, project, accountId: NOBODY, isBatch: true },
          { again: false },
        );
        asked += 1;
      } catch (error) {
        // One issue's failure is no reason to leave out the next, but where a limit is reached or the project is left out.
        if (!(error instanceof TriageError)) throw error;
        isStopped ||= ENDS_ALL.includes(error.code);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, workOn));
  return asked;
}
