import { findNamesWithSpaces, parseEntries } from '../../../../resources/common/settings/lines';

it('reads a name and its description, and skips empty lines', () => {
  expect(parseEntries(' data-loss | records are gone \n\n  ui\r\n')).toEqual([
    { name: 'data-loss', description: 'records are gone' },
    { name: 'ui', description: '' },
  ]);
});

it('keeps a second bar in the description', () => {
  expect(parseEntries('a | b | c')).toEqual([{ name: 'a', description: 'b | c' }]);
});

it('finds the names with blanks in them, and leaves descriptions alone', () => {
  expect(findNamesWithSpaces('data loss | records are gone\nui | what people see\n two  words ')).toEqual(['data loss', 'two  words']);
});
