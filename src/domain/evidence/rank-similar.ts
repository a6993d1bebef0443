import type { ResolvedIssue } from '../../ports/jira-port';
import { wordsOf } from './words';

type Weights = Map<string, number>;

function weigh(text: string, rarity: Weights): Weights {
  const weights: Weights = new Map();
  for (const token of wordsOf(text)) {
    const rare = rarity.get(token);
    if (rare !== undefined) weights.set(token, (weights.get(token) ?? 0) + rare);
  }
  return weights;
}

function length(weights: Weights): number {
  return Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
}

function cosine(one: Weights, other: Weights): number {
  let product = 0;
  for (const [token, weight] of one) product += weight * (other.get(token) ?? 0);
  return product === 0 ? 0 : product / (length(one) * length(other));
}

/**
 * The issues most like `text`, best first, by TF-IDF over their summaries. An issue that shares no
 * word with the text is no evidence.
 */
export function rankSimilar(text: string, candidates: ResolvedIssue[], count: number): ResolvedIssue[] {
  const seenIn: Weights = new Map();
  for (const { summary } of candidates) for (const token of new Set(wordsOf(summary))) seenIn.set(token, (seenIn.get(token) ?? 0) + 1);
  const rarity: Weights = new Map([...seenIn].map(([token, seen]) => [token, Math.log(1 + candidates.length / seen)]));
  const query = weigh(text, rarity);
  return candidates
    .map((candidate) => ({ candidate, similarity: cosine(query, weigh(candidate.summary, rarity)) }))
    .filter(({ similarity }) => similarity > 0)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
