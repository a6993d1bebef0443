import { byField, type TriageField } from '../../contract/triage-field';
import type { AllowedValues } from '../../fields/allowed-values';
import { FIELDS } from '../../fields/definitions';
import { toCandidates } from '../../profile/ask/candidates';
import { weighCandidates } from '../../profile/ask/weigh-candidates';
import { hashWithSalt } from '../../profile/hash-with-salt';
import { unpackSimilar } from '../../profile/similar/pack-similar';
import { findSimilar } from '../../profile/similar/similar-index';
import { countTerms } from '../../profile/terms/count-terms';
import type { JudgedAnswer, LearnedEvidence, WeighedValue } from '../learned-evidence';
import { learnedNow, type AskedText, type StoredProfile } from './ask-profile';
import { LEAST_FIT, trustIn } from './trust-model';

/** Values of a field that a model is told; the others are rarely right, and each takes some ten tokens. */
const MOST_TOLD = 5;

/** With fewer past issues, how often each level was chosen is chance. */
const FEWEST_LEVELS = 50;

/** A level is above the usual when at most this part of the past issues is as urgent, or more so. */
const RARELY_AS_URGENT = 0.25;

/**
 * Levels that a model may name and nobody should take unseen: rarely chosen before, and more urgent than what the past
 * speaks for here.
 * @param levels from the most urgent
 */
function inflatedLevels(levels: readonly WeighedValue[], likeliest: string | undefined): LearnedEvidence['inflated'][TriageField] {
  let share = 0;
  const upTo = levels.findIndex(({ id }) => id === likeliest);
  return levels.slice(0, Math.max(0, upTo)).flatMap((level) => {
    share += level.share;
    return share > RARELY_AS_URGENT ? [] : [{ id: level.id, share }];
  });
}

/**
 * What a project's past says about an issue, for a model and for judging it; null where nothing was learned.
 * @param secret of the installation
 * @param judged what came of what the model said before
 */
export function weighByProfile(
  profile: StoredProfile,
  allowed: AllowedValues,
  text: AskedText,
  secret: string,
  judged: Partial<Record<TriageField, readonly JudgedAnswer[]>>,
): LearnedEvidence | null {
  if (profile.head === null) return null;
  const hashWord = hashWithSalt(secret);
  const terms = countTerms(text, hashWord);
  const weighed = byField((field) => {
    const values = (allowed[field] ?? []).map(({ value }) => value);
    const learned = learnedNow(profile, field);
    const byPlace = weighCandidates(field, learned, toCandidates(field, values, hashWord), terms);
    const likeliest = byPlace.flatMap(({ index, fit, share }): WeighedValue[] => {
      const value = values[index];
      return value === undefined ? [] : [{ id: value.id, name: value.name, fit, share }];
    });
    return { learned, values, likeliest };
  });
  return {
    issues: profile.head.issues,
    likeliest: byField((field) => weighed[field].likeliest.slice(0, MOST_TOLD)),
    fits: byField((field) =>
      Object.fromEntries(weighed[field].likeliest.filter(({ fit }) => fit > LEAST_FIT).map(({ id, fit }) => [id, fit])),
    ),
    inflated: byField((field) => {
      const { learned, values, likeliest } = weighed[field];
      if (FIELDS[field].isRanked !== true || learned.labelled < FEWEST_LEVELS) return [];
      const levels = values.flatMap(({ id }) => likeliest.filter((level) => level.id === id));
      return inflatedLevels(levels, likeliest[0]?.id);
    }),
    trust: trustIn(judged),
  };
}

/**
 * Past issues that read most like an issue, by id; null where the profile does not know.
 * @param secret of the installation
 */
export function similarByProfile(
  { similar }: Pick<StoredProfile, 'similar'>,
  text: AskedText,
  secret: string,
  most: number,
): string[] | null {
  if (similar === null) return null;
  try {
    return findSimilar(unpackSimilar(similar), countTerms(text, hashWithSalt(secret)), most).map(({ id }) => String(id));
  } catch {
    // Damaged: as good as none.
    return null;
  }
}
