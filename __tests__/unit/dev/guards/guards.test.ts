import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { faultsOf, namePattern, type Guard } from '../../../../dev/guards/guard';
import { isGreen, judgeRemoval } from '../../../../dev/guards/judge-outcome';
import { GUARDS } from '../../../../dev/guards/list';
import type { TestOutcome } from '../../../../dev/guards/run-tests';

const ROOT = path.resolve(__dirname, '../../../..');
const read = (file: string): string | null => (existsSync(path.join(ROOT, file)) ? readFileSync(path.join(ROOT, file), 'utf8') : null);

describe('the list of guards', () => {
  it('names places that stand once in their files, and tests that exist', () => {
    expect(GUARDS.flatMap((guard) => faultsOf(guard, read))).toEqual([]);
  });

  it('has a guard for each invariant, and no name twice', () => {
    expect(new Set(GUARDS.flatMap(({ invariant }) => invariant ?? []))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
  });
});

describe('a row of the list', () => {
  const files: Record<string, string> = {
    'src/a.ts': 'if (bad) throw x;\nif (bad) throw y;\n',
    '__tests__/unit/a.test.ts': "it('refuses %s', run);\nit('somebody\\'s', run);",
  };
  const row: Guard = {
    name: 'a row',
    invariant: null,
    file: 'src/a.ts',
    find: 'throw x;',
    replace: '',
    tests: [{ file: '__tests__/unit/a.test.ts', title: 'refuses %s' }],
  };
  const faults = (changes: Partial<Guard>): string[] => faultsOf({ ...row, ...changes }, (file) => files[file] ?? null);

  it.each<[string, Partial<Guard>, string]>([
    ['a file', { file: 'src/gone.ts' }, 'src/gone.ts does not exist'],
    ['the place', { find: 'throw z;' }, 'what is taken away stands 0 times in src/a.ts'],
    ['one place', { find: 'if (bad)' }, 'what is taken away stands 2 times in src/a.ts'],
    ['a change', { replace: 'throw x;' }, 'nothing is taken away'],
    ['a test', { tests: [] }, 'no test is named'],
    [
      'a file of tests',
      { tests: [{ file: '__tests__/unit/gone.test.ts', title: 'refuses' }] },
      '__tests__/unit/gone.test.ts does not exist',
    ],
    ['a title', { tests: [{ file: '__tests__/unit/a.test.ts', title: 'accepts' }] }, '__tests__/unit/a.test.ts has no test "accepts"'],
  ])('that lacks %s is found out', (_what, changes, fault) => {
    expect(faults(changes)).toEqual([`a row: ${fault}`]);
  });

  it('may name a test whose title holds a quote', () => {
    expect(faults({ tests: [{ file: '__tests__/unit/a.test.ts', title: "somebody's" }] })).toEqual([]);
  });

  it('runs the tests with its titles and no others', () => {
    const pattern = (title: string, filled?: string) => new RegExp(namePattern([{ file: '', title, of: filled }]), 'u');
    expect('what holds 6: getSettings asks (each)').toMatch(pattern('6: %s asks (each)', 'getSettings'));
    expect('what holds 6: getPanel asks (each)').not.toMatch(pattern('6: %s asks (each)', 'getSettings'));
    expect('every failure INTERNAL when the storage fails').toMatch(pattern('$code when $when'));
    expect('refuses a.b').not.toMatch(pattern('refuses a+b'));
  });
});

describe('what becomes of a guard', () => {
  const guard: Guard = { name: 'a row', invariant: null, file: '', find: '', replace: '', tests: [{ file: '', title: 'refuses %s' }] };
  const outcome = (changes: Partial<TestOutcome>): TestOutcome => ({
    passed: [],
    failed: [],
    unloaded: false,
    hung: false,
    output: '',
    ...changes,
  });
  const green = outcome({ passed: ['x refuses one', 'x refuses two'] });

  it('is green when each named test ran and none failed', () => {
    expect(isGreen(guard.tests, green)).toBe(true);
    expect(isGreen(guard.tests, outcome({ passed: ['x accepts'] }))).toBe(false);
    expect(isGreen(guard.tests, outcome({ passed: ['x refuses one'], failed: ['x refuses two'] }))).toBe(false);
  });

  it.each([
    ['kept', green, outcome({ failed: ['x refuses one'] })],
    ['kept', green, outcome({ hung: true, unloaded: true })],
    ['UNGUARDED', green, green],
    ['BROKEN', green, outcome({ unloaded: true })],
    ['NOT GREEN', outcome({}), outcome({ failed: ['x refuses one'] })],
  ] as const)('is %s', (verdict, before, after) => {
    expect(judgeRemoval(guard, before, after)).toBe(verdict);
  });
});
