import type { ResolvedIssue } from '../../../issue/issue';
import { stemsOf } from './words';

type Weights = Map<string, number>;

/** A word of the description counts for this part of one in the summary. */
const DESCRIPTION_WEIGHT = 0.3;

function addCounts(counts: Weights, text: string, each: number): Weights {
  for (const word of stemsOf(text)) counts.set(word, (counts.get(word) ?? 0) + each);
  return counts;
}

/** The counts, dampened, times rarity; words that no candidate has have no rarity and drop out. */
function weigh(counts: Weights, rarity: Weights): Weights {
  return new Map(
    [...counts].flatMap(([word, count]) => (rarity.has(word) ? [[word, Math.log(1 + count) * (rarity.get(word) ?? 0)] as const] : [])),
  );
}

function cosine(one: Weights, other: Weights): number {
  let product = 0;
  for (const [word, weight] of one) product += weight * (other.get(word) ?? 0);
  return product === 0 ? 0 : product / (Math.hypot(...one.values()) * Math.hypot(...other.values()));
}

/**
 * The issues most like `text`, best first, by TF-IDF over their summaries. An issue that shares no
 * word with the text is no evidence.
 */
export function rankSimilar(text: { summary: string; description: string }, candidates: ResolvedIssue[], count: number): ResolvedIssue[] {
  const counted = candidates.map((candidate) => ({ candidate, counts: addCounts(new Map(), candidate.summary, 1) }));
  const seenIn: Weights = new Map();
  for (const { counts } of counted) for (const word of counts.keys()) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  const rarity: Weights = new Map([...seenIn].map(([word, seen]) => [word, Math.log(1 + candidates.length / seen)]));
  const query = weigh(addCounts(addCounts(new Map(), text.summary, 1), text.description, DESCRIPTION_WEIGHT), rarity);
  return counted
    .map(({ candidate, counts }) => ({ candidate, similarity: cosine(query, weigh(counts, rarity)) }))
    .filter(({ similarity }) => similarity > 0)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
