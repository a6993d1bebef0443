import { hashWithSalt } from '../../src/profile/hash-with-salt';
import { packSimilar, unpackSimilar } from '../../src/profile/similar/pack-similar';
import { buildSimilarIndex, findSimilar } from '../../src/profile/similar/similar-index';
import { countTerms } from '../../src/profile/terms/count-terms';
import { cleanIssueText } from '../../src/text/clean-issue-text';
import type { DataIssue, KeyPair } from './data';

/** In which part of the pairs the earlier issue is among the first that are found for the later one. */
export interface PairFigures {
  pairs: number;
  /** Pairs of which an issue is not in the data. */
  unknown: number;
  inFive: number;
  inTen: number;
  /** Stored characters an issue. */
  charactersPerIssue: number;
}

const MOST_FOUND = 10;

/**
 * How often what the app keeps for finding similar issues finds the other issue of a pair. The index holds everything that
 * was created before the later one, as far as the data goes: the app knows what is resolved, and pairs of resolved issues alone.
 */
export function findPairs(issues: readonly DataIssue[], pairs: readonly KeyPair[]): PairFigures {
  const hashWord = hashWithSalt('evaluation');
  const ordered = [...issues].sort((one, other) => Date.parse(one.created) - Date.parse(other.created));
  const counted = ordered.map((issue, id) => ({ id, terms: countTerms(cleanIssueText(issue, { maskPersonalData: true }), hashWord) }));
  const places = new Map(ordered.flatMap(({ key }, place) => (key === undefined ? [] : [[key, place] as const])));
  const found = { pairs: 0, unknown: 0, inFive: 0, inTen: 0, characters: 0, indexed: 0 };
  for (const [one, other] of pairs) {
    const [earlier, later] = [places.get(one) ?? -1, places.get(other) ?? -1].sort((left, right) => left - right);
    const asked = counted[later ?? -1];
    if (earlier === undefined || earlier < 0 || asked === undefined || earlier === later) {
      found.unknown += 1;
      continue;
    }
    const before = counted.slice(0, asked.id).filter(({ id }) => ordered[id]?.project === ordered[asked.id]?.project);
    const packed = packSimilar(buildSimilarIndex(before));
    const rank = findSimilar(unpackSimilar(packed), asked.terms, MOST_FOUND).findIndex(({ id }) => id === earlier);
    found.pairs += 1;
    found.inFive += rank >= 0 && rank < 5 ? 1 : 0;
    found.inTen += rank >= 0 ? 1 : 0;
    found.characters += packed.packed.length;
    found.indexed += before.length;
  }
  const share = (count: number): number => (found.pairs === 0 ? 0 : count / found.pairs);
  return {
    pairs: found.pairs,
    unknown: found.unknown,
    inFive: share(found.inFive),
    inTen: share(found.inTen),
    charactersPerIssue: found.indexed === 0 ? 0 : found.characters / found.indexed,
  };
}

/** As one paragraph of plain text. Whether a pair is the same problem twice only people can say. */
export function formatPairs({ pairs, unknown, inFive, inTen, charactersPerIssue }: PairFigures): string {
  return [
    `Pairs: ${pairs}. The earlier issue is among the first five similar ones in ${inFive.toFixed(3)} of them, and among the first ten in ${inTen.toFixed(3)}.`,
    `The index takes ${charactersPerIssue.toFixed(0)} characters an issue.`,
    ...(unknown === 0 ? [] : [`Pairs with an issue that is not in the data: ${unknown}.`]),
  ].join(' ');
}
