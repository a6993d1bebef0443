import { byField, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import { toCandidates } from '../../profile/ask/candidates';
import { lessonOf, MOST_LESSONS, MOST_REMEMBERED } from '../../profile/decisions/lesson';
import { hashWithSalt, keyOfValue } from '../../profile/hash-with-salt';
import { FIELD_LEARNING } from '../../profile/learn/field-learning';
import { teaches, type ProfileHead, type ProfileStore, type StoredLessons } from '../../profile/store/profile-store';
import { countTerms } from '../../profile/terms/count-terms';
import { learnedNow, readProfileParts, textHashOf } from './ask-profile';

/** What somebody decided about a suggestion. */
export interface TaughtDecision {
  projectId: string;
  suggestionId: string;
  issueId: string;
  at: number;
  /** Cleaned and masked. */
  text: { summary: string; description: string };
  allowed: Record<TriageField, readonly FieldValue[]>;
  chosen: Record<TriageField, readonly FieldValue[]>;
  /** What was ticked beforehand, and not wanted. */
  refused: Record<TriageField, readonly FieldValue[]>;
  /** What is not to be proposed again for the same text. */
  unwanted: Record<TriageField, readonly FieldValue[]>;
}

/** Keeps what a decision teaches, unless an administrator does not want that. */
export async function teachProfile(store: ProfileStore, secret: string, head: ProfileHead, decision: TaughtDecision): Promise<void> {
  const { projectId, suggestionId, issueId, at, text, allowed, chosen, refused, unwanted } = decision;
  if (!head.choices.decisions) return;
  const profile = await readProfileParts(store, projectId, head);
  const hashWord = hashWithSalt(secret);
  const keysOf = (field: TriageField, values: readonly FieldValue[]) => values.map((value) => keyOfValue(field, value, hashWord));
  const terms = countTerms(text, hashWord);
  const keys = byField((field) => ({ chosen: keysOf(field, chosen[field]), refused: keysOf(field, refused[field]) }));
  const isFull = profile.lessons.filter(teaches).length >= MOST_LESSONS;
  const decided = TRIAGE_FIELDS.filter((field) => !isFull && keys[field].chosen.length + keys[field].refused.length > 0);
  const unwantedKeys = TRIAGE_FIELDS.flatMap((field) => keysOf(field, unwanted[field]));
  if (decided.length + unwantedKeys.length === 0) return;
  const lessons = decided.map((field) => {
    const candidates = toCandidates(field, allowed[field], hashWord);
    return [field, lessonOf(learnedNow(profile, field), candidates, terms, keys[field], FIELD_LEARNING[field])] as const;
  });
  const taught: StoredLessons = {
    at,
    suggestionId,
    issueId,
    textHash: textHashOf(text),
    unwanted: unwantedKeys,
    fields: Object.fromEntries(lessons),
  };
  const oldest = profile.lessons.length < MOST_REMEMBERED ? undefined : profile.lessons.find((each) => !teaches(each));
  if (oldest !== undefined) await store.deleteLessons(projectId, head.id, oldest.suggestionId);
  await inForce(store, projectId, head, (profileId) => store.writeLessons(projectId, profileId, taught));
}

/** Does something to the profile in force, and once more to the one that has taken its place meanwhile. */
async function inForce(
  store: ProfileStore,
  projectId: string,
  head: ProfileHead,
  change: (profileId: string) => Promise<void>,
): Promise<void> {
  await change(head.id);
  const now = await store.readProfileHead(projectId);
  if (now !== null && now.id !== head.id) await change(now.id);
}

/** Takes back what a decision taught. */
export async function unteachProfile(store: ProfileStore, projectId: string, suggestionId: string): Promise<void> {
  const head = await store.readProfileHead(projectId);
  if (head !== null) await inForce(store, projectId, head, (profileId) => store.deleteLessons(projectId, profileId, suggestionId));
}
