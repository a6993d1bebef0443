import { addUsage, findTogether } from '../../../src/profile/usage/count-usage';
import { findAlike } from '../../../src/profile/usage/find-alike';
import type { PastIssue } from '../../../src/profile/learn/learn-project';
import { countTerms } from '../../../src/profile/terms/count-terms';
import { byField } from '../../../src/contract/triage-field';
import { asValue, hashWord, keyOf } from './generated-profile';

const NOTHING = { values: [], together: [], alike: [] };
const terms = countTerms({ summary: '', description: '' }, hashWord);

const issue = (at: number, ...labels: string[]): PastIssue => ({
  id: at,
  at,
  terms,
  values: { ...byField(() => []), labels: labels.map((name) => keyOf('labels', name)) },
});

const met = ['web', 'shop', 'app'].map(asValue);

it('counts how often and when values were used, and goes on counting', () => {
  const once = addUsage(NOTHING, 'labels', met.slice(0, 2), [issue(5, 'web', 'shop'), issue(3, 'web'), issue(9, 'unknown')], hashWord);
  const { values } = addUsage(once, 'labels', met, [issue(7, 'web'), issue(8, 'app')], hashWord);
  expect(values.map(({ name, seen, firstAt, lastAt }) => [name, seen, firstAt, lastAt])).toEqual([
    ['web', 3, 3, 7],
    ['shop', 1, 5, 5],
    ['app', 1, 8, 8],
  ]);
});

it('finds what goes together, where it is frequent enough to say so, and counts that on', () => {
  const issues = [
    ...Array.from({ length: 9 }, (_each, at) => issue(at, 'shop', 'web')),
    issue(9, 'shop'),
    issue(10, 'web'),
    issue(11, 'app', 'web'),
  ];
  const usage = addUsage(NOTHING, 'labels', met, issues, hashWord);
  const together = findTogether(usage.values, 'labels', issues);
  expect(together).toEqual([{ one: 0, other: 1, times: 9 }]);
  expect(addUsage({ ...usage, together }, 'labels', met, [issue(12, 'web', 'shop')], hashWord).together[0]?.times).toBe(10);
});

it('finds values that are taken for each other in both directions, and none that are told apart in one', () => {
  const judged = (right: number, scores: number[], times: number) =>
    Array.from({ length: times }, () => ({ right: new Set([right]), scores: Float32Array.from(scores) }));
  const past = [
    ...judged(0, [1, 0, -1], 12),
    ...judged(0, [0, 1, -1], 8),
    ...judged(1, [0, 1, -1], 5),
    ...judged(1, [1, 0, -1], 5),
    ...judged(2, [1, -1, 0], 20),
  ];
  expect(findAlike(past, 3)).toEqual([{ one: 0, other: 1, ofOne: { taken: 8, asked: 20 }, ofOther: { taken: 5, asked: 10 } }]);
  expect(findAlike(past.slice(0, 27), 3)).toEqual([]);
});
