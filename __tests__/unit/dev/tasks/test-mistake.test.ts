import { findMistake } from '../../../../dev/tasks/test-mistake';

it.each([
  ['flwo', 'npm test -- flow'],
  ['unti', 'npm test -- unit'],
  ['lints', 'npm test -- lint'],
  ['check', 'npm test -- checks'],
])('says what to type instead of %s', (typed, instead) => {
  expect(findMistake([typed, 'undo'])).toContain(instead);
});

it.each([[[]], [['flow', 'undo']], [['-t', 'keeps the text']], [['settings']], [['__tests__/unit']]])('leaves %j alone', (args) => {
  expect(findMistake(args)).toBeNull();
});
