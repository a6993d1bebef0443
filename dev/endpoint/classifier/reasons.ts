import type { NameMatch } from './name-match';
import { quoteWords } from './proposal';
import type { Votes } from './votes';

/** Values of a field may be long; the sentence that ends with one may not. */
const LONGEST_NAME = 60;

/** "8 of 10 similar issues are in “storage”", "the only similar issue is in “storage”", or null when none is. `relation` stands between the verb and the value. */
export function explainVote(value: string, { voters, byValue }: Votes, relation: '' | 'in ' | 'labeled '): string | null {
  const supporters = byValue.get(value)?.supporters ?? 0;
  if (supporters === 0) return null;
  const name = value.length > LONGEST_NAME ? `${value.slice(0, LONGEST_NAME - 1)}…` : value;
  const who = voters === 1 ? 'the only similar issue' : `${supporters} of ${voters} similar issues`;
  return `${who} ${supporters === 1 ? 'is' : 'are'} ${relation}${quoteWords([name])}`;
}

/** Which words of the ticket the name has too, or null when there are none. */
export function explainName({ inSummary, inDescription }: NameMatch): string | null {
  const parts = [
    ...(inSummary.length > 0 ? [`the summary says ${quoteWords(inSummary)}`] : []),
    ...(inDescription.length > 0 ? [`the description says ${quoteWords(inDescription)}`] : []),
  ];
  return parts.length === 0 ? null : parts.join(' and ');
}

/** Joins what there is to one or two sentences. */
export function sentences(parts: readonly (string | null)[]): string {
  return parts.flatMap((part) => (part === null || part === '' ? [] : `${part.charAt(0).toUpperCase()}${part.slice(1)}.`)).join(' ');
}
