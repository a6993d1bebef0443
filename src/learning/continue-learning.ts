import { takePoints } from '../budget/jira-points';
import type { ProjectLearning } from '../contract/learning';
import type { Settings } from '../contract/settings';
import { TriageError } from '../contract/triage-error';
import { hashWithSalt } from '../profile/hash-with-salt';
import { packPast } from '../profile/store/pack-past';
import type { HashWord } from '../profile/terms/count-terms';
import { assertNotResetting } from '../reset/assert-not-resetting';
import { readEffectiveSettings } from '../settings/read-effective-settings';
import { countPast, meet, withoutRestricted } from './count-past';
import { getLearning, isHeld } from './get-learning';
import { MOST_PAST_ISSUES, PAGE_SIZE, type LearningContext } from './learning-context';
import type { StoredLearning } from './learning-store';
import { learnEvent, LEARN_QUEUE } from './train-profile';

/** What a page takes at most, Jira's answer and storing: kept for one more, and as long as one is somebody's. */
const PAGE_TIME_MS = 10_000;
/** How long reading rests after a quota answer that does not say how long. */
const PAUSE_SECONDS = 300;

interface Reading extends LearningContext {
  projectId: string;
  hashWord: HashWord;
  settings: Settings;
}

function pageSizeOf({ issues }: StoredLearning): number {
  return Math.min(PAGE_SIZE, MOST_PAST_ISSUES - issues);
}

/** Reads one page, counts its words and forgets its texts. What is interrupted reads the same page again. */
async function readPage(reading: Reading, learning: StoredLearning): Promise<StoredLearning> {
  const { jira, store, clock, random, projectId, hashWord, settings } = reading;
  const limit = pageSizeOf(learning);
  const { issues, next } = await jira.readPast(projectId, limit, learning.pageToken);
  const open = withoutRestricted(issues);
  await store.writeLearningPart(projectId, learning.id, learning.parts, packPast(countPast(open, hashWord)));
  const read = learning.issues + issues.length;
  const now = clock();
  return {
    ...learning,
    revision: random.id(),
    state: next === null || read >= MOST_PAST_ISSUES ? 'training' : 'reading',
    progressAt: now,
    heldUntil: now + PAGE_TIME_MS,
    issues: read,
    parts: learning.parts + 1,
    points: learning.points + 1 + issues.length,
    restricted: learning.restricted + issues.length - open.length,
    pageToken: next,
    pausedUntil: null,
    isSpent: false,
    met: meet(learning.met, open, settings),
  };
}

function pausedBy(error: unknown, learning: StoredLearning, now: number, isSpent: boolean): StoredLearning {
  if (!(error instanceof TriageError) || error.code !== 'JIRA_BUSY') throw error;
  return { ...learning, pausedUntil: now + 1_000 * (error.details?.retryAfterSeconds ?? PAUSE_SECONDS), isSpent };
}

async function readPageWithinBudget(reading: Reading, before: StoredLearning): Promise<StoredLearning> {
  const pause = (isSpent: boolean) => (error: unknown) => pausedBy(error, before, reading.clock(), isSpent);
  const spent = await takePoints(reading, 1 + pageSizeOf(before)).then(() => null, pause(true));
  return spent ?? readPage(reading, before).catch(pause(false));
}

/** The same learning, for the next call to go on with. */
function letGo({ random }: LearningContext, learning: StoredLearning): StoredLearning {
  return { ...learning, revision: random.id(), heldUntil: null };
}

/** Reads page after page. Whatever ends this, whoever calls next goes on from the last page. */
async function readOn(reading: Reading, held: StoredLearning): Promise<void> {
  const { store, clock, projectId } = reading;
  let before = held;
  const write = async (learning: StoredLearning): Promise<boolean> => {
    if (!(await store.writeLearning(projectId, learning, before))) return false;
    before = learning;
    return true;
  };
  try {
    while (before.state === 'reading' && before.pausedUntil === null && clock() + PAGE_TIME_MS < reading.deadline) {
      const next = await readPageWithinBudget(reading, before);
      const isLast = next.state === 'training' || next.pausedUntil !== null;
      // Canceled, or begun anew, while Jira was read: the page that was just stored is swept.
      if (!(await write(isLast ? letGo(reading, next) : next))) return;
    }
  } finally {
    // Where even that fails, it is nobody's within seconds.
    if (before.heldUntil !== null) await write(letGo(reading, before)).catch(() => undefined);
  }
  if (before.state === 'training') await reading.queue.push(LEARN_QUEUE, learnEvent(projectId, before));
}

/** Takes the next page, so that of several pages that are open one alone reads it; null where another one was first. */
async function hold(
  { store, clock, random }: LearningContext,
  projectId: string,
  learning: StoredLearning,
): Promise<StoredLearning | null> {
  const held = { ...learning, revision: random.id(), pausedUntil: null, heldUntil: clock() + PAGE_TIME_MS };
  return (await store.writeLearning(projectId, held, learning)) ? held : null;
}

/**
 * Reads on for some seconds, as this person, and hands over to the queue when everything is read.
 * @throws TriageError what Jira throws; reading can be continued after any of them
 */
export async function continueLearning(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  await assertNotResetting(context);
  const { store, clock } = context;
  const learning = await store.readLearning(projectId);
  const now = clock();
  const isPaused = learning !== null && learning.pausedUntil !== null && now < learning.pausedUntil;
  if (learning?.state === 'reading' && !isPaused && !isHeld(learning, now)) {
    const [{ settings }, secret] = await Promise.all([readEffectiveSettings(context, projectId), store.ensureInstallationSecret()]);
    const held = await hold(context, projectId, learning);
    if (held !== null) await readOn({ ...context, projectId, hashWord: hashWithSalt(secret), settings }, held);
  }
  return getLearning(context, { projectId });
}
