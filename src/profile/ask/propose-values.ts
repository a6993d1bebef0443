import type { Grounds } from '../../contract/grounds';
import type { TriageField } from '../../contract/triage-field';
import { FIELD_LEARNING } from '../learn/field-learning';
import { asSeenBy, rank, scoreCandidates, type Candidate, type LearnedField, type LearnedValue } from '../learn/learned-field';
import type { CountedTerms } from '../terms/count-terms';
import { nameMatcher, type NameTerms } from '../terms/match-names';
import type { Vector } from '../terms/vocabulary';
import { howSure } from './how-sure';

/** An issue that proposals are wanted for. */
export interface Asked {
  terms: CountedTerms;
  /** By hash, words as the issue has them. */
  words: ReadonlyMap<number, string>;
}

/** What a profile proposes. */
export interface ProfileProposal {
  /** Place in the list of candidates. */
  index: number;
  confidence: number;
  grounds: Grounds;
}

/** Proposals for an issue, the unlikely ones included. */
const MOST_PROPOSALS = 5;
/** Less likely ones are noise to whoever reads them, unless they are among the first. */
const LEAST_CONFIDENCE = 0.1;
const ALWAYS = 3;

const MOST_QUOTED = 3;
/** Shorter words, and numbers, tell a model something and a reader nothing. */
const LEAST_QUOTED_LENGTH = 3;
/** A word that most names share is not what speaks for one: its weight within the name, beside the name's most telling word. */
const LEAST_NAME_PART = 0.5;

function isQuotable(word: string): boolean {
  return word.length >= LEAST_QUOTED_LENGTH && !/\d/.test(word);
}

/** Words of a name that the issue has, where they count as that name. */
function mentioned(name: NameTerms, asked: Asked, isUntried: boolean): string[] {
  if (nameMatcher(asked.terms, isUntried)(name) === 0) return [];
  const { hashes, weights } = name;
  const most = Math.max(...weights);
  return hashes.flatMap((hash, index) => ((weights[index] ?? 0) < LEAST_NAME_PART * most ? [] : (asked.words.get(hash) ?? [])));
}

function weightAt({ weights, scale }: LearnedValue, column: number): number {
  return scale * (weights[column] ?? 0);
}

/** The words of the issue that set a value apart from its best rival. */
function tellingWords(
  asked: Asked,
  { columns, weights }: Vector,
  { vocabulary }: LearnedField,
  value: LearnedValue,
  rival?: LearnedValue,
): string[] {
  const found: { word: string; weight: number }[] = [];
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index] ?? 0;
    const word = asked.words.get(vocabulary.hashes[column] ?? 0);
    const weight = (weights[index] ?? 0) * (weightAt(value, column) - (rival === undefined ? 0 : weightAt(rival, column)));
    if (word !== undefined && weight > 0 && isQuotable(word)) found.push({ word, weight });
  }
  return found
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_QUOTED)
    .map(({ word }) => word);
}

/** The values of one field that fit an issue best, the surest first. */
export function proposeValues(
  fieldName: TriageField,
  field: LearnedField,
  candidates: readonly Candidate[],
  asked: Asked,
): ProfileProposal[] {
  const learning = FIELD_LEARNING[fieldName];
  const seen = asSeenBy(field, asked.terms, learning);
  const ranked = rank(scoreCandidates(field, candidates, seen, learning), MOST_PROPOSALS);
  const sure = howSure(field, candidates, seen, ranked);
  const learnedAt = (place: number): LearnedValue | undefined => {
    const key = candidates[ranked[place]?.index ?? -1]?.key;
    return field.values.find((value) => value.key === key);
  };
  return ranked.flatMap(({ index }, place) => {
    const confidence = sure[place] ?? 0;
    if (place >= ALWAYS && confidence < LEAST_CONFIDENCE) return [];
    const value = learnedAt(place);
    const words = value === undefined ? [] : tellingWords(asked, seen.vector, field, value, learnedAt(place === 0 ? 1 : 0));
    const name = candidates[index]?.name;
    const nameWords = learning.name === 0 || name === undefined ? [] : mentioned(name, asked, value === undefined);
    const grounds = {
      words: words.filter((word) => !nameWords.includes(word)),
      nameWords,
      labelled: field.labelled,
      seen: value?.seen ?? 0,
    };
    return [{ index, confidence, grounds }];
  });
}
