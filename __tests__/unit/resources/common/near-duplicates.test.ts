import { findNearDuplicates, removeNearDuplicates } from '../../../../resources/common/settings/near-duplicates';

it.each([
  ['UI', 'ui'],
  ['front-end', 'frontend'],
  ['front end', 'front_end'],
  ['bug', 'bugs'],
  ['Café', 'cafe'],
  ['ci/cd', 'CI-CD'],
  ['v1.2', 'v12'],
])('takes %s and %s for nearly the same', (left, right) => {
  expect(findNearDuplicates([left, 'other', right])).toEqual(
    new Map([
      [left, [right]],
      [right, [left]],
    ]),
  );
});

it.each([
  ['data-loss', 'data'],
  ['iOS', 'io'],
  ['S', ''],
  ['-', '_'],
])('keeps %s and %s apart', (left, right) => {
  expect(findNearDuplicates([left, right]).size).toBe(0);
});

it('names all others of a larger group', () => {
  expect(findNearDuplicates(['UI', 'ui', 'U-I']).get('ui')).toEqual(['UI', 'U-I']);
});

it('leaves the first of a group, unless it is known already', () => {
  expect(removeNearDuplicates(['front-end', 'frontend', 'API'], ['api'])).toEqual(['front-end']);
});

it('goes through 500 names at once', () => {
  const names = Array.from({ length: 500 }, (_, index) => `component-${index}`);
  expect(findNearDuplicates([...names, 'Component 7']).get('component-7')).toEqual(['Component 7']);
});
