import { text } from './text';

/** Words as a list in a sentence: `a, b and c`, or `a, b or c`. */
export function joinWords(words: readonly string[], kind: 'and' | 'or'): string {
  const all = [...words];
  const last = all.pop() ?? '';
  if (all.length === 0) return last;
  const values = { words: all.reduce((before, next) => text('{words}, {next}', { words: before, next })), last };
  return kind === 'and' ? text('{words} and {last}', values) : text('{words} or {last}', values);
}
