export interface Proposal {
  value: string;
  /** 0 to 1: how often such a proposal is right. */
  confidence: number;
  reason: string;
}

/** Words of the ticket as a reason quotes them. */
export function quoteWords(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}

export function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

/** Turns a sum of evidence into a probability. */
export function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}
