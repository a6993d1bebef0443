import { byField, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import type { AllowedValues } from '../../fields/allowed-values';
import { toCandidates } from '../../profile/ask/candidates';
import { proposeValues } from '../../profile/ask/propose-values';
import { learnLessons } from '../../profile/decisions/lesson';
import { hashWithSalt, keyOfValue } from '../../profile/hash-with-salt';
import { FIELD_LEARNING } from '../../profile/learn/field-learning';
import type { Candidate, LearnedField } from '../../profile/learn/learned-field';
import type { ProfileHead, ProfileStore, StoredLessons } from '../../profile/store/profile-store';
import { readLearnedField } from '../../profile/store/read-learned-field';
import type { StoredField } from '../../profile/store/stored-field';
import type { StoredSimilar } from '../../profile/similar/pack-similar';
import { countTerms, type HashWord } from '../../profile/terms/count-terms';
import { hashText } from '../../text/hash';
import type { RawReply } from '../provider-port';

/** An issue's text, cleaned and masked. */
export interface AskedText {
  summary: string;
  description: string;
}

/** What is known of a project, as it is stored. */
export interface StoredProfile {
  /** Null: nothing was learned yet, so that names alone tell. */
  head: ProfileHead | null;
  fields: Partial<Record<TriageField, StoredField | null>>;
  /** What people decided; none where an administrator does not want that to count. */
  lessons: StoredLessons[];
  /** Null where it was not asked for as well. */
  similar: StoredSimilar | null;
}

export const NO_PROFILE: StoredProfile = { head: null, fields: {}, lessons: [], similar: null };

/** Reads the parts of a profile. A part that cannot be read counts as not learned. */
export async function readProfileParts(
  store: ProfileStore,
  projectId: string,
  head: ProfileHead,
  wantsSimilar = false,
): Promise<StoredProfile> {
  const [lessons, similar, ...fields] = await Promise.all([
    head.choices.decisions ? store.readLessons(projectId, head.id) : [],
    wantsSimilar ? store.readSimilar(projectId, head.partsId) : null,
    ...TRIAGE_FIELDS.map((field) => store.readProfileField(projectId, head.partsId, field)),
  ]);
  return { head, lessons, similar, fields: Object.fromEntries(TRIAGE_FIELDS.map((field, index) => [field, fields[index] ?? null])) };
}

/** A field as it is now, with what people decided since it was learned. */
export function learnedNow(profile: StoredProfile, field: TriageField): LearnedField {
  const learned = readLearnedField(profile.fields[field] ?? null, FIELD_LEARNING[field]);
  learnLessons(
    learned,
    profile.lessons.flatMap(({ fields }) => fields[field] ?? []),
    FIELD_LEARNING[field],
  );
  return learned;
}

/** Tells whether an issue reads as it did when somebody decided about it. */
export function textHashOf({ summary, description }: AskedText): string {
  return hashText(JSON.stringify([summary, description]));
}

/**
 * Allowed values without those that somebody refused for the same text: they do not come back.
 * @param secret of the installation
 */
export function withoutRefused(profile: StoredProfile, allowed: AllowedValues, text: AskedText, secret: string): AllowedValues {
  const textHash = textHashOf(text);
  const refused = new Set(profile.lessons.filter((lessons) => lessons.textHash === textHash).flatMap((lessons) => lessons.unwanted));
  if (refused.size === 0) return allowed;
  const hashWord = hashWithSalt(secret);
  return byField((field) => allowed[field]?.filter(({ value }) => !refused.has(keyOfValue(field, value, hashWord))) ?? null);
}

/** Issues of a project differ little in the values that they may take: the same list is looked at once. */
function rememberCandidates(hashWord: HashWord): (field: TriageField, values: readonly FieldValue[]) => Candidate[] {
  const known = new Map<string, Candidate[]>();
  return (field, values) => {
    const list = JSON.stringify([field, ...values.flatMap(({ id, name }) => [id, name])]);
    const candidates = known.get(list) ?? toCandidates(field, values, hashWord);
    known.set(list, candidates);
    return candidates;
  };
}

/** The built-in provider: what the project's past speaks for, by a profile that asks nobody. */
export type AskProfile = (allowed: AllowedValues, text: AskedText) => RawReply;

/**
 * The built-in provider for one project. What it works out of the profile, and the hashes of words, serve all issues that
 * it is asked about.
 * @param secret of the installation
 */
export function createAskProfile(profile: StoredProfile, secret: string): AskProfile {
  const hashWord = hashWithSalt(secret);
  const candidatesOf = rememberCandidates(hashWord);
  const learned: Partial<Record<TriageField, LearnedField>> = {};
  return (allowed, text) => {
    const words = new Map<number, string>();
    const terms = countTerms(text, hashWord, (word, hash) => words.set(hash, word));
    return byField((field) => {
      const values = (allowed[field] ?? []).map(({ value }) => value);
      if (values.length === 0) return [];
      learned[field] ??= learnedNow(profile, field);
      return proposeValues(field, learned[field], candidatesOf(field, values), { terms, words }).map(({ index, confidence, grounds }) => ({
        value: values[index]?.name ?? '',
        confidence,
        reason: grounds,
      }));
    });
  };
}
