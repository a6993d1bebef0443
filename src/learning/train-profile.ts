import type { Clock } from '../contract/clock';
import type { QueuePort } from '../contract/queue-port';
import type { Random } from '../contract/random';
import { TriageError } from '../contract/triage-error';
import { byField, type FieldValue, type TriageField } from '../contract/triage-field';
import { backtestField } from '../profile/backtest/backtest-field';
import { hashWithSalt } from '../profile/hash-with-salt';
import type { FieldLesson } from '../profile/learn/learn-field';
import { learnProject, type PastIssue } from '../profile/learn/learn-project';
import { packSimilar } from '../profile/similar/pack-similar';
import { buildSimilarIndex } from '../profile/similar/similar-index';
import { packField } from '../profile/store/pack-field';
import { unpackPast } from '../profile/store/pack-past';
import { withoutTeaching, type ProfileHead, type ProfileStore, type StoredBacktest } from '../profile/store/profile-store';
import type { HashWord } from '../profile/terms/count-terms';
import { addUsage, findTogether } from '../profile/usage/count-usage';
import { findAlike } from '../profile/usage/find-alike';
import type { StoredValueUsage } from '../profile/usage/usage';
import type { InstallationStore } from '../settings/installation-store';
import { MOST_PAST_ISSUES } from './learning-context';
import type { LearningStore, StoredLearning } from './learning-store';
import { sweepLater } from './sweep';

export const LEARN_QUEUE = 'triage-upkeep';

/** What the queue carries: which learning to finish. */
export interface LearnEvent {
  task: 'learn';
  projectId: string;
  learningId: string;
}

export function learnEvent(projectId: string, { id }: Pick<StoredLearning, 'id'>): LearnEvent & Record<string, unknown> {
  return { task: 'learn', projectId, learningId: id };
}

/** Nobody is signed in, and nothing is read from Jira. */
export interface TrainingContext {
  store: LearningStore & ProfileStore & InstallationStore;
  queue: QueuePort;
  clock: Clock;
  random: Random;
}

function toStoredBacktest(lessons: Record<TriageField, FieldLesson>, met: Record<TriageField, readonly FieldValue[]>): StoredBacktest {
  return byField((field) => {
    const { field: learned, past } = lessons[field];
    const { curve, ...rest } = backtestField(past, learned.calibration, met[field].length);
    return {
      ...rest,
      names: met[field].map(({ name }) => name),
      curve: curve.map(({ minConfidence, ticked, right }): [number, number, number] => [minConfidence, ticked, right]),
    };
  });
}

function toStoredUsage(
  issues: readonly PastIssue[],
  lessons: Record<TriageField, FieldLesson>,
  { met, issues: read, startedAt }: StoredLearning,
  hashWord: HashWord,
): StoredValueUsage {
  return {
    from: issues.reduce((oldest, { at }) => Math.min(oldest, at), startedAt),
    isWhole: read < MOST_PAST_ISSUES,
    fields: byField((field) => {
      const usage = addUsage({ values: [], together: [], alike: [] }, field, met[field], issues, hashWord);
      return { ...usage, together: findTogether(usage.values, field, issues), alike: findAlike(lessons[field].past, met[field].length) };
    }),
  };
}

/** What was read, in the order in which it was; null where a part of it has expired or is damaged. */
async function readParts(store: LearningStore, projectId: string, { id, parts }: StoredLearning): Promise<PastIssue[] | null> {
  const issues: PastIssue[] = [];
  for (let part = 0; part < parts; part += 1) {
    const packed = await store.readLearningPart(projectId, id, part);
    if (packed === null) return null;
    try {
      issues.push(...unpackPast(packed));
    } catch {
      return null;
    }
  }
  return issues;
}

/** The same learning from its first page on. What that has cost stays counted. */
function fromTheBeginning(learning: StoredLearning, { clock, random }: Pick<TrainingContext, 'clock' | 'random'>): StoredLearning {
  const nothing = { issues: 0, parts: 0, restricted: 0, pageToken: null, met: byField(() => []) };
  return { ...learning, ...nothing, state: 'reading', revision: random.id(), progressAt: clock() };
}

/**
 * Learns from everything that was read, and puts the new profile in force. An event that comes twice, or after the
 * learning was canceled, does nothing.
 */
export async function trainProfile(context: TrainingContext, { projectId, learningId }: LearnEvent): Promise<void> {
  const { store, queue, clock } = context;
  const [learning, secret] = await Promise.all([store.readLearning(projectId), store.readInstallationSecret()]);
  if (learning?.id !== learningId || learning.state !== 'training' || secret === null) return;
  const issues = await readParts(store, projectId, learning);
  if (issues === null) {
    // Of a part of the past nobody could say what it is a part of. Whoever has the page open reads it once more.
    await store.writeLearning(projectId, fromTheBeginning(learning, context), learning);
    return;
  }
  const hashWord = hashWithSalt(secret);
  const lessons = learnProject(issues, learning.met, hashWord);
  // Canceled while it was learned: nothing of it need be written.
  if ((await store.readLearning(projectId))?.id !== learningId) return;
  const fields = byField((field) => packField(lessons[field].field));
  await store.discardDamagedHead(projectId);
  const parts = {
    fields,
    similar: packSimilar(buildSimilarIndex(issues)),
    backtest: toStoredBacktest(lessons, learning.met),
    usage: toStoredUsage(issues, lessons, learning, hashWord),
  };
  await store.writeProfileParts(projectId, learningId, parts);
  const head: ProfileHead = {
    id: learningId,
    partsId: learningId,
    revision: learningId,
    learnedAt: clock(),
    issues: issues.length,
    labelled: byField((field) => lessons[field].field.labelled),
    points: learning.points,
    choices: { daily: learning.daily, decisions: true },
    minimums: {},
    since: { until: learning.startedAt, issues: 0, judged: byField(() => ({ asked: 0, right: 0 })) },
    checked: null,
  };
  await sweepLater(queue, projectId);
  // Canceled, forgotten or begun anew meanwhile: nobody wants it.
  await putInForce(store, projectId, { head, learning, issues });
}

/** More changes of mind than this do not come between reading and writing. */
const MOST_TRIES = 3;

/** What was learned, from what. */
interface Learned {
  head: ProfileHead;
  learning: StoredLearning;
  issues: readonly PastIssue[];
}

/** Replaces whatever profile there is, with the decisions that go on to count. Does nothing when nobody wants it any more. */
async function putInForce(store: TrainingContext['store'], projectId: string, learned: Learned): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const before = await store.readProfileHead(projectId);
    const choices = { ...learned.head.choices, decisions: before?.choices.decisions ?? true };
    const head = { ...learned.head, choices, minimums: before?.minimums ?? {} };
    // They are there from the moment on at which the new one counts.
    const copied = await copyLessons(store, projectId, before, learned);
    if (await store.putInForce(projectId, head, before, learned.learning)) return dropUndone(store, projectId, before, head, copied);
    // Somebody may have changed a choice, asked once more, or a day was learned, since it was read.
    const learning = await store.readLearning(projectId);
    if (learning?.id !== head.id) {
      // Its own write counts too, when only the answer to it was lost.
      if ((await store.readProfileHead(projectId))?.id === head.id) await dropUndone(store, projectId, before, head, copied);
      return;
    }
    learned = { ...learned, learning };
  }
  throw new TriageError('INTERNAL');
}

/**
 * Decisions about issues that were not read, since they are not resolved yet, go on to count; what was not wanted is
 * remembered in any case.
 * @returns the suggestions that they are about
 */
async function copyLessons(store: ProfileStore, projectId: string, from: ProfileHead | null, { head, issues }: Learned): Promise<string[]> {
  if (from === null || from.id === head.id) return [];
  const read = new Set(issues.map(({ id }) => String(id)));
  const lessons = await store.readLessons(projectId, from.id);
  const kept = lessons.flatMap((each) => (read.has(each.issueId) ? (withoutTeaching(each) ?? []) : each));
  await Promise.all(kept.map((each) => store.writeLessons(projectId, head.id, each)));
  return kept.map(({ suggestionId }) => suggestionId);
}

/** Takes back what was copied and has been undone where it was copied from. Whoever undoes anything from now on does so in the new one. */
async function dropUndone(
  store: ProfileStore,
  projectId: string,
  from: ProfileHead | null,
  to: ProfileHead,
  copied: readonly string[],
): Promise<void> {
  if (from === null) return;
  await Promise.all(
    copied.map(async (suggestionId) => {
      if (!(await store.hasLessons(projectId, from.id, suggestionId))) await store.deleteLessons(projectId, to.id, suggestionId);
    }),
  );
}
