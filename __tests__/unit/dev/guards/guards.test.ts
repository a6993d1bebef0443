import path from 'node:path';
import { faultsOf, namePattern, readGuards, type Guard } from '../../../../dev/guards/guard';
import { judge, type TestOutcome } from '../../../../dev/guards/run-tests';

const ROOT = path.resolve(__dirname, '../../../..');

describe('the list of guards', () => {
  const guards = readGuards();

  it('names places that stand once in their files, and tests that exist', () => {
    expect(guards.flatMap((guard) => faultsOf(guard, ROOT))).toEqual([]);
  });

  it('has a guard for each invariant, and no name twice', () => {
    expect(new Set(guards.flatMap(({ invariant }) => invariant ?? []))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(new Set(guards.map(({ name }) => name)).size).toBe(guards.length);
  });

  it.each<[string, Partial<Guard>, RegExp]>([
    ['a file', { file: 'src/gone.ts' }, /stands 0 times in src\/gone\.ts/u],
    ['one place', { find: 'e' }, /stands \d{2,} times in/u],
    ['a change', { replace: guards[0]?.find }, /nothing is taken away/u],
    ['a file of tests', { tests: { '__tests__/unit/gone.test.ts': 'refuses' } }, /gone\.test\.ts has no test "refuses"/u],
    ['a title', { tests: { '__tests__/flow/triage.test.ts': 'no such title' } }, /triage\.test\.ts has no test "no such title"/u],
  ])('shows a row that lacks %s', (_what, changes, fault) => {
    const [row] = guards;
    expect(faultsOf({ ...row!, ...changes }, ROOT)).toEqual([expect.stringMatching(fault)]);
  });
});

it('runs the tests with the titles of a row and no others', () => {
  const pattern = (title: string) => new RegExp(namePattern([title]), 'u');
  expect('what holds 6: getSettings asks (each)').toMatch(pattern('6: %s asks (each)'));
  expect('every failure INTERNAL when the storage fails').toMatch(pattern('$code when $when'));
  expect('refuses a.b').not.toMatch(pattern('refuses a+b'));
});

describe('a guard that is taken away', () => {
  const outcome = (changes: Partial<TestOutcome>): TestOutcome => ({
    passed: 0,
    failed: [],
    unloaded: false,
    hung: false,
    output: '',
    ...changes,
  });
  const green = outcome({ passed: 2 });

  it.each([
    ['kept', green, outcome({ failed: ['refuses one'] })],
    ['kept', green, outcome({ hung: true, unloaded: true })],
    ['UNGUARDED', green, green],
    ['BROKEN', green, outcome({ unloaded: true })],
    ['NOT GREEN', outcome({}), outcome({ failed: ['refuses one'] })],
    ['NOT GREEN', outcome({ passed: 2, failed: ['refuses one'] }), outcome({ failed: ['refuses one'] })],
  ] as const)('is %s', (verdict, before, after) => {
    expect(judge(before, after)).toBe(verdict);
  });
});
