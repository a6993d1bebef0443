export interface Proposal {
  value: string;
  /** 0 to 1: how often such a proposal is right. */
  confidence: number;
  reason: string;
}

/** Names the words in the ticket's own spelling would leak nothing new: the app shows the reason beside the ticket. */
export function quoteWords(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}

export function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
