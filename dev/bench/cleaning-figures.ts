import { HOSTILE_TEXTS } from '../../__tests__/fixtures/hostile-text';
import { cleanText } from '../../src/text/clean-text';
import { DESCRIPTION_LIMIT } from '../../src/text/limits';
import { median, type Figure } from './figure';

const ROUNDS = 5;

/** The slowest of the texts that were made to be slow, each as long as Jira allows. */
export function measureCleaning(): Figure[] {
  const times = HOSTILE_TEXTS.map(({ name, text }) => ({ name, time: median(Array.from({ length: ROUNDS }, () => cleanOnce(text))) }));
  const slowest = times.reduce((worst, candidate) => (candidate.time > worst.time ? candidate : worst));
  return [
    {
      name: 'cleaning 32,767 hostile characters',
      value: slowest.time,
      limit: 50,
      unit: 'ms',
      note: `slowest of ${times.length} texts: ${slowest.name}, median of ${ROUNDS}`,
    },
  ];
}

function cleanOnce(text: string): number {
  const began = performance.now();
  cleanText(text, { limit: DESCRIPTION_LIMIT, maskPersonalData: true });
  return performance.now() - began;
}
