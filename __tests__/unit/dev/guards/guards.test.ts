import path from 'node:path';
import { faultsOf, namePattern, readGuards, type Guard } from '../../../../dev/guards/guard';
import { runsOf, type TestOutcome } from '../../../../dev/guards/run-tests';
import { judge } from '../../../../dev/guards/try-guards';

const ROOT = path.resolve(__dirname, '../../../..');

describe('a row', () => {
  const [named] = readGuards(new Map()).filter(({ tests }) => tests.length > 0);

  it.each<[string, Partial<Guard>, RegExp]>([
    ['a file', { file: 'src/gone.ts' }, /stands 0 times in src\/gone\.ts/u],
    ['one place', { find: 'e' }, /stands \d{2,} times in/u],
    ['a change', { replace: named?.find }, /nothing is taken away/u],
    ['a test', { tests: [] }, /no test has its promise’s tag/u],
    ['a file of tests', { tests: [{ file: '__tests__/unit/gone.test.ts', title: 'refuses' }] }, /gone\.test\.ts has no test "refuses"/u],
    [
      'a title',
      { tests: [{ file: '__tests__/flow/triage.test.ts', title: 'no such title' }] },
      /triage\.test\.ts has no test "no such title"/u,
    ],
  ])('that lacks %s is noticed', (_what, changes, fault) => {
    expect(faultsOf({ ...named!, ...changes }, ROOT)).toEqual([expect.stringMatching(fault)]);
  });

  it('without tests of its own takes those with the tag of its promise', () => {
    const tagged = [{ file: 'a.test.ts', title: 'says so' }];
    const guards = readGuards(new Map([['log-retention', tagged]])).filter(({ promise }) => promise === 'log-retention');
    expect(guards.map(({ tests }) => tests)).toContain(tagged);
  });
});

it.each([
  ['6: %s asks (each)', 'what holds 6: getSettings asks (each)'],
  ['$code when $when', 'every failure INTERNAL when the storage fails'],
  ['a run › of ${name} ends', 'a run of one ends'],
])('a title finds the tests that jest names after it: %s', (title, name) => {
  const runs = ['a.test.ts', 'b.test.ts'].flatMap((file) => [name, 'another'].map((each) => ({ file, name: each, passed: true })));
  expect(runsOf([{ file: 'b.test.ts', title }], runs)).toEqual([{ file: 'b.test.ts', name, passed: true }]);
  expect(new RegExp(namePattern(['a+b']), 'u').test('refuses a.b')).toBe(false);
});

it.each<[string, Partial<TestOutcome>]>([
  ['kept', { runs: [{ file: 'a.test.ts', name: 'refuses one', passed: false }] }],
  ['kept', { hung: true, unloaded: true }],
  ['UNGUARDED', { runs: [{ file: 'a.test.ts', name: 'refuses one', passed: true }] }],
  ['BROKEN', { unloaded: true }],
])('a guard that is taken away is %s', (verdict, outcome) => {
  expect(judge({ runs: [], unloaded: false, hung: false, output: '', ...outcome })).toBe(verdict);
});
