import type { JudgedIssue } from './judge-past';

const ROUNDS = 60;
/** How far one round moves a value that is proposed e times as often as people chose it. */
const RATE = 0.05;
/** What is never proposed is taken to be proposed this often, so that its logarithm is a number. */
const LEAST_SHARE = 0.005;

/**
 * What to add to each candidate's score so that, for issues of the past, each is proposed about as often as people chose it.
 * @param shares by candidate, of all past issues
 */
export function offsetsForProportions(past: readonly JudgedIssue[], shares: readonly number[]): Float32Array {
  const offsets = new Float32Array(shares.length);
  if (past.length === 0) return offsets;
  for (let round = 0; round < ROUNDS; round += 1) {
    const proposed = new Uint32Array(shares.length);
    for (const { scores } of past) {
      const best = bestOf(scores, offsets);
      proposed[best] = (proposed[best] ?? 0) + 1;
    }
    shares.forEach((share, index) => {
      const ratio = (share + LEAST_SHARE) / ((proposed[index] ?? 0) / past.length + LEAST_SHARE);
      offsets[index] = (offsets[index] ?? 0) + RATE * Math.log(ratio);
    });
  }
  return offsets;
}

/** Place of the largest sum. */
function bestOf(scores: Float32Array, offsets: Float32Array): number {
  let best = 0;
  let most = -Infinity;
  for (let index = 0; index < scores.length; index += 1) {
    const score = (scores[index] ?? 0) + (offsets[index] ?? 0);
    if (score > most) [best, most] = [index, score];
  }
  return best;
}

export function withOffsets(scores: Float32Array, offsets: Float32Array): Float32Array {
  return scores.map((score, index) => score + (offsets[index] ?? 0));
}
