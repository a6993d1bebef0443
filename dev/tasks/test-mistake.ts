import { findClosestWord } from './closest-word';
import { SUITES } from './jest';
import { STATIC_CHECKS } from './steps';

const WORDS = [...new Set([...SUITES, ...STATIC_CHECKS.map(({ key }) => key), 'checks', 'fast'])];

/** Says what was probably meant by a first word that looks like a suite or a check and is none; null when nothing is wrong. */
export function findMistake([first]: string[]): string | null {
  if (first === undefined || first.startsWith('-') || WORDS.includes(first)) return null;
  const meant = findClosestWord(first, WORDS);
  return meant === null ? null : `There is no suite or check “${first}”. Did you mean npm test -- ${meant}? There are ${WORDS.join(', ')}.`;
}
