import type { CountedTerms } from '../terms/count-terms';
import { rarity } from '../terms/vocabulary';
import { TOPIC, weighTerms } from '../terms/weigh-terms';

/** What finding past issues that read alike needs, about a hundred bytes for each. */
export interface SimilarIndex {
  /** Ids in Jira. */
  ids: string[];
  /** For each issue its terms that tell most, as hashes of 16 bits. */
  terms: Uint16Array[];
}

/** Terms that are kept of an issue. */
const KEPT_TERMS = 40;
const BUCKETS = 0x10000;

/** In how many issues each hash stands. */
function countBuckets(all: readonly Iterable<number>[]): Uint32Array {
  const counts = new Uint32Array(BUCKETS);
  for (const buckets of all) for (const bucket of new Set(buckets)) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return counts;
}

function bucketOf(hash: number): number {
  return (hash ^ (hash >>> 16)) & 0xffff;
}

/** Keeps of each issue the terms that are frequent in it and rare elsewhere. */
export function indexSimilar(issues: readonly { id: string; terms: CountedTerms }[]): SimilarIndex {
  const weighed = issues.map(({ terms }) => weighTerms(terms, TOPIC));
  const seenIn = countBuckets(weighed.map(({ hashes }) => Array.from(hashes, bucketOf)));
  const terms = weighed.map(({ hashes, weights }) =>
    Uint16Array.from(
      Array.from(hashes, (hash, index) => {
        const bucket = bucketOf(hash);
        return { bucket, weight: (weights[index] ?? 0) * rarity(issues.length, seenIn[bucket] ?? 0) };
      })
        .sort((one, other) => other.weight - one.weight)
        .slice(0, KEPT_TERMS)
        .map(({ bucket }) => bucket),
    ),
  );
  return { ids: issues.map(({ id }) => id), terms };
}

/** Past issues that read most like this one, with the cosine of their terms, 0 to 1; likeness is no proof that two are the same. */
export function findSimilar({ ids, terms }: SimilarIndex, asked: CountedTerms, most: number): { id: string; likeness: number }[] {
  const seenIn = countBuckets(terms);
  const tells = Float32Array.from(seenIn, (seen) => rarity(ids.length, seen));
  const { hashes, weights } = weighTerms(asked, TOPIC);
  const wanted = new Float32Array(BUCKETS);
  hashes.forEach((hash, index) => {
    const bucket = bucketOf(hash);
    wanted[bucket] = (wanted[bucket] ?? 0) + (weights[index] ?? 0) * (tells[bucket] ?? 0);
  });
  const length = Math.hypot(...Array.from(new Set(Array.from(hashes, bucketOf)), (bucket) => wanted[bucket] ?? 0)) || 1;
  return terms
    .map((own, index) => {
      let product = 0;
      let square = 0;
      for (const bucket of own) {
        const weight = tells[bucket] ?? 0;
        product += weight * (wanted[bucket] ?? 0);
        square += weight * weight;
      }
      return { id: ids[index] ?? '', likeness: square === 0 ? 0 : product / (length * Math.sqrt(square)) };
    })
    .filter(({ likeness }) => likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, most);
}
