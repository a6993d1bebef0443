import { assertAdministrator } from '../access/administrator';
import { takePoints } from '../budget/jira-points';
import type { ProjectLearning } from '../contract/admin';
import { entryKey, valueKey } from '../contract/allowlist';
import type { Settings } from '../contract/settings';
import { TriageError } from '../contract/triage-error';
import { byField, type FieldValue } from '../contract/triage-field';
import type { PastIssueText } from '../issue/issue';
import { hashWithSalt } from '../profile/hash-with-salt';
import { toPastIssue } from '../profile/learn/learn-project';
import { packPast } from '../profile/store/pack-past';
import type { HashWord } from '../profile/terms/count-terms';
import { assertNotResetting } from '../reset/assert-not-resetting';
import { readEffectiveSettings } from '../settings/read-effective-settings';
import { cleanIssueText } from '../text/clean-issue-text';
import { viewLearning } from './get-learning';
import { MOST_PAST_ISSUES, type LearningContext } from './learning-context';
import type { StoredLearning } from './learning-store';
import { learnEvent, LEARN_QUEUE } from './train-profile';

/** Counted and packed, so many issues stay far below what Forge takes as one value. */
const PAGE_SIZE = 100;
/** Kept for one page more: Jira's answer and storing. */
const PAGE_TIME_MS = 10_000;
/** How long reading rests after a quota answer that does not say how long. */
const PAUSE_SECONDS = 300;

interface Reading extends LearningContext {
  projectId: string;
  hashWord: HashWord;
  allowlists: Settings['allowlists'];
}

/** Allowed values among those that the issues have, each once. */
function meet(met: StoredLearning['met'], issues: readonly PastIssueText[], allowlists: Settings['allowlists']): StoredLearning['met'] {
  return byField((field) => {
    const allowed = new Set(allowlists[field].map(entryKey));
    const known = new Map<string, FieldValue>(met[field].map((value) => [value.id, value]));
    for (const value of issues.flatMap(({ values }) => values[field])) {
      if (allowed.has(valueKey(field, value)) && !known.has(value.id)) known.set(value.id, { id: value.id, name: value.name });
    }
    return [...known.values()];
  });
}

/** Reads one page, counts its words and forgets its texts. What is interrupted reads the same page again. */
async function readPage(reading: Reading, learning: StoredLearning): Promise<StoredLearning> {
  const { jira, store, clock, projectId, hashWord, allowlists } = reading;
  const limit = Math.min(PAGE_SIZE, MOST_PAST_ISSUES - learning.issues);
  await takePoints(reading, 1 + limit);
  const { issues, next } = await jira.readPast(projectId, limit, learning.pageToken);
  const open = issues.filter(({ hasSecurityLevel }) => !hasSecurityLevel);
  // Personal data is masked whatever the settings say, so that no name becomes a term.
  const past = open.map((issue) => toPastIssue(cleanIssueText(issue, { maskPersonalData: true, names: issue.people }), issue, hashWord));
  await store.writeLearningPart(projectId, learning.id, learning.parts, packPast(past));
  const read = learning.issues + issues.length;
  return {
    ...learning,
    state: next === null || read >= MOST_PAST_ISSUES ? 'training' : 'reading',
    progressAt: clock(),
    issues: read,
    parts: learning.parts + 1,
    points: learning.points + 1 + issues.length,
    restricted: learning.restricted + issues.length - open.length,
    pageToken: next,
    pausedUntil: null,
    met: meet(learning.met, open, allowlists),
  };
}

function pausedBy(error: unknown, learning: StoredLearning, now: number): StoredLearning {
  if (!(error instanceof TriageError) || error.code !== 'JIRA_BUSY') throw error;
  return { ...learning, pausedUntil: now + 1_000 * (error.details?.retryAfterSeconds ?? PAUSE_SECONDS) };
}

async function readOn(reading: Reading, begun: StoredLearning): Promise<void> {
  const { store, clock, projectId } = reading;
  let learning = begun;
  while (learning.state === 'reading' && clock() + PAGE_TIME_MS < reading.deadline) {
    const before = learning;
    learning = await readPage(reading, before).catch((error: unknown) => pausedBy(error, before, clock()));
    const stored = await store.readLearning(projectId);
    // Canceled, or deleted by a reset, while Jira was read: the page that was just stored goes too.
    if (stored === null) return store.deleteLearning(projectId);
    // Somebody has begun anew. The page is under an id that nothing names, and expires.
    if (stored.id !== learning.id) return;
    await store.writeLearning(projectId, learning);
    if (learning.pausedUntil !== null) return;
  }
  if (learning.state === 'training') await reading.queue.push(LEARN_QUEUE, learnEvent(projectId, learning));
}

/**
 * Reads on for some seconds, as this person, and hands over to the queue when everything is read.
 * @throws TriageError `NOT_PERMITTED`, and what Jira throws; reading can be continued after any of them
 */
export async function continueLearning(context: LearningContext, { projectId }: { projectId: string }): Promise<ProjectLearning> {
  await assertAdministrator(context);
  await assertNotResetting(context);
  const { store, clock } = context;
  const learning = await store.readLearning(projectId);
  const isPaused = learning !== null && learning.pausedUntil !== null && clock() < learning.pausedUntil;
  if (learning?.state === 'reading' && !isPaused) {
    const [{ settings }, secret] = await Promise.all([readEffectiveSettings(context, projectId), store.ensureInstallationSecret()]);
    await readOn({ ...context, projectId, hashWord: hashWithSalt(secret), allowlists: settings.allowlists }, learning);
  }
  return viewLearning(context, projectId);
}
