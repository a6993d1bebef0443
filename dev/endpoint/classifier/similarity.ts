import { isStopWord, wordsOf } from './words';

type Vector = Map<string, number>;

/**
 * How much each of the texts has in common with the first one, 0 to 1: the cosine of their TF-IDF
 * vectors. Rarity is counted among the texts themselves, for nothing else is known.
 */
export function similarities(text: string, others: readonly string[]): number[] {
  const counted = others.map(countStems);
  const seenIn = new Map<string, number>();
  for (const stem of counted.flatMap((counts) => [...counts.keys()])) seenIn.set(stem, (seenIn.get(stem) ?? 0) + 1);
  const rarity = (stem: string): number => 1 + Math.log((others.length + 1) / ((seenIn.get(stem) ?? 0) + 1));
  const toVector = (counts: Vector): Vector => new Map([...counts].map(([stem, count]) => [stem, (1 + Math.log(count)) * rarity(stem)]));
  const wanted = toVector(countStems(text));
  return counted.map((counts) => cosine(wanted, toVector(counts)));
}

function countStems(text: string): Vector {
  const counts: Vector = new Map();
  for (const { text: word, stem } of wordsOf(text)) {
    if (!isStopWord(word)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

function cosine(left: Vector, right: Vector): number {
  let product = 0;
  for (const [stem, weight] of left) product += weight * (right.get(stem) ?? 0);
  return product === 0 ? 0 : product / (length(left) * length(right));
}

function length(vector: Vector): number {
  return Math.hypot(...vector.values());
}
