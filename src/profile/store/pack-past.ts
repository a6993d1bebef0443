import { byField, TRIAGE_FIELDS } from '../../contract/triage-field';
import type { PastIssue } from '../learn/learn-project';
import { fromText, toText } from './bytes';

/** Numbers that say how long each list of an issue is: its terms, and its values by field. */
const LENGTHS = 1 + TRIAGE_FIELDS.length;

/**
 * Counted issues as they wait between two steps of learning: hashes and counts, as text. Numbers of eight bytes stand
 * before those of four and one, so that all lists begin where they have to.
 */
export function packPast(issues: readonly PastIssue[]): string {
  const lengths = issues.flatMap(({ terms, values }) => [terms.hashes.length, ...TRIAGE_FIELDS.map((field) => values[field].length)]);
  const numbers = issues.flatMap(({ terms, values }) => [...terms.hashes, ...TRIAGE_FIELDS.flatMap((field) => values[field])]);
  const bytes = issues.flatMap(({ terms }) => [terms.kinds, terms.inSummary, terms.inDescription]);
  const packed = toText([
    Float64Array.from(issues, ({ at }) => at),
    Float64Array.from(issues, ({ id }) => id),
    Uint32Array.from(lengths),
    Uint32Array.from(numbers),
    ...bytes,
  ]);
  const terms = issues.reduce((sum, issue) => sum + issue.terms.hashes.length, 0);
  return `${issues.length}:${numbers.length}:${terms}:${packed}`;
}

/** @throws Error when the text was not made by {@link packPast} */
export function unpackPast(text: string): PastIssue[] {
  const [count = 0, numberCount = 0, termCount = 0] = text.split(':', 3).map(Number);
  const packed = text.slice(text.lastIndexOf(':') + 1);
  const numbersFrom = 16 * count + 4 * LENGTHS * count;
  const bytesFrom = numbersFrom + 4 * numberCount;
  const buffer = fromText(packed, bytesFrom + 3 * termCount);
  const times = new Float64Array(buffer, 0, count);
  const ids = new Float64Array(buffer, 8 * count, count);
  const lengths = new Uint32Array(buffer, 16 * count, LENGTHS * count);
  let number = numbersFrom;
  let byte = bytesFrom;
  const takeNumbers = (length: number): Uint32Array => {
    const taken = new Uint32Array(buffer, number, length);
    number += 4 * length;
    return taken;
  };
  const takeBytes = (length: number): Uint8Array => {
    const taken = new Uint8Array(buffer, byte, length);
    byte += length;
    return taken;
  };
  return Array.from(times, (at, index) => {
    const [terms = 0, ...values] = lengths.subarray(LENGTHS * index, LENGTHS * (index + 1));
    const hashes = takeNumbers(terms);
    const keys = TRIAGE_FIELDS.map((_field, place) => [...takeNumbers(values[place] ?? 0)]);
    return {
      id: ids[index] ?? 0,
      at,
      terms: { hashes, kinds: takeBytes(terms), inSummary: takeBytes(terms), inDescription: takeBytes(terms) },
      values: byField((field) => keys[TRIAGE_FIELDS.indexOf(field)] ?? []),
    };
  });
}
