import { pickedIds, pickerOptions, readPicked } from '../../../../resources/issue-panel/picker-options';
import { HIGH, HIGHEST, makeField, makeProposal, SEARCH, STORAGE } from './make-suggestion';

const components = makeField('components', { proposals: [makeProposal(STORAGE)], options: [STORAGE, SEARCH] });

it('offers no component that has a box of its own', () => {
  expect(pickerOptions(components)).toEqual([{ label: 'search', value: SEARCH.id }]);
  expect(pickedIds(components, [STORAGE.id, SEARCH.id])).toEqual([SEARCH.id]);
});

it('offers every allowed priority, the proposed one too', () => {
  const priority = makeField('priority', { proposals: [makeProposal(HIGH)], options: [HIGHEST, HIGH] });
  expect(pickerOptions(priority).map((option) => option.value)).toEqual([HIGHEST.id, HIGH.id]);
});

it('reads one option, several, and a cleared select', () => {
  const option = { label: 'search', value: SEARCH.id };
  expect(readPicked(option)).toEqual([SEARCH.id]);
  expect(readPicked([option])).toEqual([SEARCH.id]);
  expect(readPicked(null)).toEqual([]);
});
