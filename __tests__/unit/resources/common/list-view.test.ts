import { addLines, describeEntry, PAGE_SIZE, removeNames, viewList } from '../../../../resources/common/settings/list-view';

const entries = Array.from({ length: 500 }, (_, index) => ({ name: `label-${index}`, description: index === 7 ? 'Records are gone' : '' }));

it('shows one page, and where each entry stands in the list', () => {
  const view = viewList(entries, '', 2);
  expect(view).toMatchObject({ matching: 500, page: 2, pages: Math.ceil(500 / PAGE_SIZE) });
  expect(view.rows).toHaveLength(PAGE_SIZE);
  expect(view.rows[0]).toEqual({ entry: entries[2 * PAGE_SIZE], index: 2 * PAGE_SIZE });
});

it('searches names and descriptions, whatever the case', () => {
  expect(viewList(entries, 'LABEL-49', 0).matching).toBe(11);
  expect(viewList(entries, 'records', 0).rows.map(({ index }) => index)).toEqual([7]);
  expect(viewList(entries, 'nothing', 0)).toEqual({ rows: [], matching: 0, page: 0, pages: 1 });
});

it('falls back to the last page when the list has become shorter', () => {
  expect(viewList(entries.slice(0, 20), '', 9).page).toBe(1);
});

it('adds pasted lines, and says what it left out', () => {
  const list = [{ name: 'UI', description: 'screens' }];
  const addition = addLines(list, ' data-loss | records are gone \n\nui\ndata-loss\nextra\n', 2);
  expect(addition).toEqual({
    entries: [
      { name: 'UI', description: 'screens' },
      { name: 'data-loss', description: 'records are gone' },
    ],
    added: 1,
    known: 2,
    tooMany: 1,
  });
});

it('adds nothing to a list that is full', () => {
  expect(addLines(entries, 'one\ntwo', 500)).toMatchObject({ added: 0, tooMany: 2 });
});

it('removes many at once, and describes one', () => {
  const left = removeNames(entries, new Set(['label-0', 'label-2']));
  expect(left.slice(0, 2).map(({ name }) => name)).toEqual(['label-1', 'label-3']);
  expect(describeEntry(left, 1, 'new')[1]).toEqual({ name: 'label-3', description: 'new' });
});
