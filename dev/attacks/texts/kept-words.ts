import { INPUT_LIMIT } from '../../../src/text/limits';
import { cleanText } from '../../../src/text/clean-text';

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function clean(text: string): string {
  return cleanText(text, { maskPersonalData: true, limit: INPUT_LIMIT }).text;
}

/** The words of an honest text before and after cleaning; they are to be the same, in the same order. */
export function wordsBeforeAndAfter(text: string): { before: string[]; after: string[] } {
  return { before: wordsOf(text), after: wordsOf(clean(text)) };
}

/** The part of the letters and digits of a text that cleaning takes away, from 0 to 1; a word counts wherever it went. */
export function lostPart(visible: string): number {
  const kept = new Map<string, number>();
  for (const word of wordsOf(clean(visible))) kept.set(word, (kept.get(word) ?? 0) + 1);
  let all = 0;
  let lost = 0;
  for (const word of wordsOf(visible)) {
    all += word.length;
    const left = kept.get(word) ?? 0;
    if (left === 0) lost += word.length;
    else kept.set(word, left - 1);
  }
  return all === 0 ? 0 : lost / all;
}
