import type { SlotStore } from '../budget/claim-slot';
import { takePoints } from '../budget/jira-points';
import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import type { Random } from '../contract/random';
import { TriageError } from '../contract/triage-error';
import { byField, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../contract/triage-field';
import type { PastIssueText } from '../issue/issue';
import type { ResolvedPort } from '../issue/issue-port';
import { toCandidates } from '../profile/ask/candidates';
import { learnResolved } from '../profile/decisions/learn-resolved';
import { hashWithSalt } from '../profile/hash-with-salt';
import { FIELD_LEARNING } from '../profile/learn/field-learning';
import { packSimilar, unpackSimilar } from '../profile/similar/pack-similar';
import { addToIndex } from '../profile/similar/similar-index';
import { packField } from '../profile/store/pack-field';
import { withoutTeaching, type ProfileHead, type ProfileParts, type ProfileStore } from '../profile/store/profile-store';
import { addUsage } from '../profile/usage/count-usage';
import { readLearnedField } from '../profile/store/read-learned-field';
import type { InstallationStore } from '../settings/installation-store';
import { readEffectiveSettings } from '../settings/read-effective-settings';
import type { SettingsStore } from '../settings/settings-store';
import type { UsageStore } from '../settings/usage/usage-store';
import { countPast, meet, withoutRestricted } from './count-past';
import { PAGE_SIZE } from './learning-context';
import type { LearningStore } from './learning-store';
import { sweep } from './sweep';
import { timedId } from './timed-id';
import { LEARN_QUEUE } from './train-profile';

/** What the queue carries: which project to look at. */
export interface TopUpEvent {
  task: 'top-up';
  projectId: string;
}

/** Nobody is signed in. Jira is read as the app. */
export interface TopUpContext {
  jira: ResolvedPort;
  store: LearningStore & ProfileStore & InstallationStore & SettingsStore & UsageStore & SlotStore;
  clock: Clock;
  random: Random;
  /** When the consumer has to have ended, milliseconds since 1970. */
  deadline: number;
}

/** Kept for one page more: Jira's answer, learning and storing. */
const PAGE_TIME_MS = 20_000;
const MINUTE_MS = 60_000;

type Page = Awaited<ReturnType<ResolvedPort['readResolvedSince']>>;

/** Lets every project be looked at of which something was learned, each in an event of its own. */
export async function startTopUps({ store, queue }: { store: ProfileStore; queue: QueuePort }): Promise<void> {
  for (const projectId of await store.listProfiles()) await queue.push(LEARN_QUEUE, { task: 'top-up', projectId });
}

/** The parts of the profile in force with some issues learned, the oldest first, and what the head says of them. */
async function learnIssues(context: TopUpContext, projectId: string, head: ProfileHead, issues: readonly PastIssueText[], points: number) {
  const { store, clock, random } = context;
  const [{ settings }, secret, backtest, usage, similar, ...fields] = await Promise.all([
    readEffectiveSettings(context, projectId),
    store.readInstallationSecret(),
    store.readBacktest(projectId, head.partsId),
    store.readUsageOfValues(projectId, head.partsId),
    store.readSimilar(projectId, head.partsId),
    ...TRIAGE_FIELDS.map((field) => store.readProfileField(projectId, head.partsId, field)),
  ]);
  // What cannot be read cannot be added to. The page says that it has to be learned anew.
  const isWhole = TRIAGE_FIELDS.every((_field, place) => (fields[place] ?? null) !== null);
  if (secret === null || backtest === null || usage === null || similar === null || !isWhole) throw new TriageError('INTERNAL');
  const hashWord = hashWithSalt(secret);
  const index = unpackSimilar(similar);
  const learnedIds = new Set(index.ids);
  // What was resolved while the past was being read may be part of it.
  const isNew = ({ id, at }: PastIssueText): boolean => at > head.learnedAt || !learnedIds.has(Number(id));
  const open = withoutRestricted(issues).filter(isNew);
  const past = countPast(open, hashWord);
  const known = byField((field): FieldValue[] => usage.fields[field].values.map(({ id, name }) => ({ id, name })));
  const met = meet(known, open, settings);
  const learned = byField((field) => readLearnedField(fields[TRIAGE_FIELDS.indexOf(field)] ?? null, FIELD_LEARNING[field]));
  const judgedOf = (field: TriageField) =>
    learnResolved(
      learned[field],
      toCandidates(field, met[field], hashWord),
      past.map(({ terms, values }) => ({ terms, values: values[field] })),
      FIELD_LEARNING[field],
    );
  const judged = byField((field) => {
    const [{ asked, right }, before] = [judgedOf(field), head.since.judged[field]];
    return { asked: before.asked + asked, right: before.right + right };
  });
  const parts: ProfileParts = {
    fields: byField((field) => packField(learned[field])),
    similar: packSimilar(addToIndex(index, past)),
    backtest,
    usage: { ...usage, fields: byField((field) => addUsage(usage.fields[field], field, met[field], past, hashWord)) },
  };
  const next: ProfileHead = {
    ...head,
    partsId: timedId(context),
    revision: random.id(),
    // One that was opened again and resolved once more teaches anew, and is no other issue.
    issues: head.issues + past.filter(({ id }) => !learnedIds.has(id)).length,
    labelled: byField((field) => learned[field].labelled),
    points: head.points + points,
    since: { until: Math.max(head.since.until, ...issues.map(({ at }) => at)), issues: head.since.issues + past.length, judged },
    checked: { at: clock(), outcome: 'ok' },
  };
  return { next, parts };
}

/** Learns one page and puts it in force. @returns the profile in force, or null where somebody else has changed it meanwhile */
async function learnPage(
  context: TopUpContext,
  projectId: string,
  head: ProfileHead,
  page: Page,
  from: number,
): Promise<ProfileHead | null> {
  const { store, clock, random } = context;
  const points = 1 + page.issues.length;
  const issues = page.issues.filter(({ at }) => at > from);
  if (issues.length === 0) {
    const checked: ProfileHead = { ...head, revision: random.id(), points: head.points + points, checked: { at: clock(), outcome: 'ok' } };
    return (await store.writeProfileHead(projectId, checked, head)) ? checked : null;
  }
  const { next, parts } = await learnIssues(context, projectId, head, issues, points);
  // What was in force before this page stays, for whoever is reading it.
  await sweep(context, { projectId });
  await store.writeProfileParts(projectId, next.partsId, parts);
  // Its own write counts too, when only the answer to it was lost.
  if (!(await store.writeProfileHead(projectId, next, head)) && (await store.readProfileHead(projectId))?.partsId !== next.partsId)
    return null;
  const ids = new Set(issues.map(({ id }) => id));
  // What was decided about them is among what they teach. What was not wanted does not come back where one is opened again.
  const decided = (await store.readLessons(projectId, head.id)).filter(({ issueId }) => ids.has(issueId));
  await Promise.all(
    decided.map((lessons) => {
      const left = withoutTeaching(lessons);
      return left === null ? store.deleteLessons(projectId, head.id, lessons.suggestionId) : store.writeLessons(projectId, head.id, left);
    }),
  );
  return next;
}

/** Takes the points for a page. What they are not enough for is left to the next day. */
async function mayRead(context: TopUpContext): Promise<boolean> {
  try {
    await takePoints(context, 1 + PAGE_SIZE);
    return true;
  } catch (error) {
    if (error instanceof TriageError && error.code === 'JIRA_BUSY') return false;
    throw error;
  }
}

async function readOn(context: TopUpContext, projectId: string, begun: ProfileHead): Promise<void> {
  const { jira, clock, deadline } = context;
  const { until } = begun.since;
  // Relative, since Jira takes moments in somebody's time zone; a minute more, since it counts whole ones.
  const minutes = Math.ceil((clock() - until) / MINUTE_MS) + 1;
  let head: ProfileHead | null = begun;
  let pageToken: string | null = null;
  do {
    if (clock() + PAGE_TIME_MS > deadline) return;
    if (!(await mayRead(context))) return;
    const page: Page = await jira.readResolvedSince(projectId, minutes, PAGE_SIZE, pageToken);
    head = await learnPage(context, projectId, head, page, until);
    pageToken = page.next;
  } while (head !== null && pageToken !== null);
}

/**
 * Learns the issues that were resolved since the last time, page by page, the oldest first. Each page is learned whole or
 * not at all, and the profile says how far it is, so that whatever interrupts this, the next time goes on from there.
 * @throws TriageError `JIRA_BUSY`, for the event to come again; any other failure is noted, and left to the next day
 */
export async function topUp(context: TopUpContext, { projectId }: TopUpEvent): Promise<void> {
  const { store, clock, random } = context;
  const head = await store.readProfileHead(projectId);
  if (head === null || !head.choices.daily) return;
  try {
    await readOn(context, projectId, head);
  } catch (error) {
    if (!(error instanceof TriageError) || error.code === 'JIRA_BUSY' || error.code === 'CANCELLED') throw error;
    const now = await store.readProfileHead(projectId);
    if (now !== null)
      await store.writeProfileHead(projectId, { ...now, revision: random.id(), checked: { at: clock(), outcome: error.code } }, now);
  }
}
