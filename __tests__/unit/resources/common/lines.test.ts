import { parseEntries, parseMappings, printEntries, printMappings } from '../../../../resources/admin-page/lines';

it('reads a name and its description, and skips empty lines', () => {
  expect(parseEntries(' data-loss | records are gone \n\n  ui\r\n')).toEqual([
    { name: 'data-loss', description: 'records are gone' },
    { name: 'ui', description: '' },
  ]);
});

it('keeps a second bar in the description', () => {
  expect(parseEntries('a | b | c')).toEqual([{ name: 'a', description: 'b | c' }]);
});

it('prints what it reads', () => {
  const text = 'data-loss | records are gone\nui';
  expect(printEntries(parseEntries(text))).toBe(text);
  expect(printMappings(parseMappings('dataloss → data-loss'))).toBe('dataloss → data-loss');
});

it('takes an arrow as people type it', () => {
  expect(parseMappings('a->b\nc => d\ne → f')).toEqual([
    { from: 'a', to: 'b' },
    { from: 'c', to: 'd' },
    { from: 'e', to: 'f' },
  ]);
});

it('gives a line without an arrow nowhere to go', () => {
  expect(parseMappings('dataloss')).toEqual([{ from: 'dataloss', to: '' }]);
});
