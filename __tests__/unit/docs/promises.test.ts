import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readGuards, type Guard } from '../../../dev/guards/guard';
import { findEvidence, type FoundEvidence } from '../../../dev/promises/find-evidence';
import { findFaults } from '../../../dev/promises/find-faults';
import { readPromises, type Promised } from '../../../dev/promises/promise';
import { readTags } from '../../../dev/promises/read-tags';
import { LIST, PAGE, renderPage } from '../../../dev/promises/render-page';

const ROOT = path.resolve(__dirname, '../../..');

/** Sections of the product's security policy that promise something; `P` stands for other practices. */
const SECTIONS = ['2.1', '2.2', '3.1', '3.2', '3.3', '4.1', '4.2', '5', '6', '7', '8', '9', '10', 'P'];

describe('the promises', () => {
  const groups = readPromises(path.join(ROOT, LIST));
  const evidence = findEvidence(ROOT);
  const guards = readGuards(evidence.byPromise);

  it('are kept by code that exists, shown by tests that run, and broken by changes that can be made', () => {
    expect(findFaults(ROOT, groups, evidence, guards)).toEqual([]);
  });

  it('cover each section of the policy', () => {
    const promises = groups.flatMap((group) => group.promises);
    expect([...new Set(promises.map(({ section }) => section))]).toEqual(SECTIONS);
    expect(promises.filter(({ state }) => state === 'kept').length).toBeGreaterThan(40);
  });

  it('stand on a page that `npm run promises` has written since they changed', () => {
    expect(readFileSync(path.join(ROOT, PAGE), 'utf8')).toBe(renderPage(groups, evidence.byPromise, guards));
  });
});

describe('a promise', () => {
  const KEPT: Promised = { id: 'kept', section: '1', promise: 'It is kept.', state: 'kept', code: ['src/index.ts'], documents: [] };
  const SHOWN: FoundEvidence = { byPromise: new Map([['kept', [{ file: 'a.test.ts', title: 'shows it' }]]]), faults: [] };
  const GUARD: Guard = {
    name: 'it is broken',
    promise: 'kept',
    file: 'package.json',
    find: '"private": true',
    replace: '"private": false',
    tests: [{ file: '__tests__/unit/docs/promises.test.ts', title: 'is broken' }],
  };
  const faultsOf = (change: Partial<Promised>, evidence = SHOWN, guards = [GUARD]) =>
    findFaults(ROOT, [{ title: 'One', promises: [{ ...KEPT, ...change }] }], evidence, guards);

  it('that is kept and shown has no fault', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each<[string, Partial<Promised>, string]>([
    ['is kept by no code', { code: [] }, 'kept does not say which code keeps it.'],
    ['names a file that does not exist', { code: ['src/gone.ts'] }, 'kept names src/gone.ts, which does not exist.'],
    ['is superseded by nothing', { state: 'superseded' }, 'kept names no decision record.'],
    ['is left to no one', { state: 'organization' }, 'kept names no policy.'],
  ])('that %s is noticed', (_what, change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  it('that no test shows is noticed', () => {
    expect(faultsOf({}, { byPromise: new Map(), faults: [] })).toEqual(['kept has no test: tag one with “// @promise kept”.']);
  });

  it('that no change breaks is noticed, and so is a change that breaks none or stands there twice', () => {
    expect(faultsOf({}, SHOWN, [])).toEqual(['kept has no guard in dev/guards: name a change that turns its tests red.']);
    expect(faultsOf({}, SHOWN, [GUARD, { ...GUARD, promise: 'gone' }])).toEqual([
      'There are two guards called “it is broken”.',
      'it is broken keeps gone, which is not a promise.',
    ]);
  });

  it('that a test names and nobody made is noticed, and so is one of two with the same id', () => {
    expect(faultsOf({ id: 'renamed' }, SHOWN, [{ ...GUARD, promise: 'renamed' }])).toEqual([
      'renamed has no test: tag one with “// @promise renamed”.',
      'a.test.ts: “shows it” names kept, which is not a promise.',
    ]);
    expect(findFaults(ROOT, [{ title: 'One', promises: [KEPT, KEPT] }], SHOWN, [GUARD])).toEqual(['There are two promises called kept.']);
  });
});

describe('a tag', () => {
  it('is read with the titles of the test and of the groups around it', () => {
    const source = [
      "describe('a run', () => {",
      '  // It takes a while.',
      '  // @promise one, two',
      "  it.each([1, 2])('ends (%i)', () => undefined);",
      '  for (const name of NAMES) {',
      '    // @promise three',
      '    test(`of ${name}`, () => undefined);',
      '  }',
      '});',
    ].join('\n');
    expect(readTags('a.test.ts', source)).toEqual({
      tests: [
        { ids: ['one', 'two'], title: 'a run › ends (%i)', isSkipped: false },
        { ids: ['three'], title: 'a run › of ${name}', isSkipped: false },
      ],
      strayLines: [],
    });
  });

  it.each(["it.skip('works', fn);", "xit('works', fn);", "it.todo('works');", "it.skip.each([1])('works', fn);"])(
    'above a test that does not run is noticed: %s',
    (test) => {
      expect(readTags('a.test.ts', `// @promise one\n${test}`).tests).toEqual([{ ids: ['one'], title: 'works', isSkipped: true }]);
    },
  );

  it('inside a group that does not run is noticed', () => {
    const { tests } = readTags('a.test.ts', "describe.skip('group', () => {\n  // @promise one\n  it('works', fn);\n});");
    expect(tests).toEqual([{ ids: ['one'], title: 'group › works', isSkipped: true }]);
  });

  it.each([
    ['a helper', '// @promise one\nfunction helper() {}'],
    ['nothing', "it('works', fn);\n// @promise one\n"],
    ['an assertion', "it('works', () => {\n  // @promise one\n  expect(1).toBe(1);\n});"],
  ])('above %s is noticed', (_what, source) => {
    expect(readTags('a.test.ts', source).strayLines).toHaveLength(1);
  });
});
