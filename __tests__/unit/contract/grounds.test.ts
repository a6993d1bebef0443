import { explain } from '../../../src/contract/grounds';

const GROUNDS = { words: [], nameWords: [], labelled: 1_840, seen: 212 };

it.each([
  [{}, '212 of 1,840 past issues have it.'],
  [{ seen: 0 }, 'No past issue has it yet.'],
  [{ seen: 1, labelled: 12 }, '1 of the project’s 12 past issues, which are few, has it.'],
  [{ seen: 5, labelled: 12 }, '5 of the project’s 12 past issues, which are few, have it.'],
  [{ words: ['voucher'] }, 'In 1,840 past issues, “voucher” goes with it.'],
  [{ words: ['voucher', 'code'], labelled: 12 }, 'In the project’s 12 past issues, which are few, “voucher” and “code” go with it.'],
  [{ nameWords: ['payments'] }, 'The ticket mentions “payments”, as its name does. 212 of 1,840 past issues have it.'],
])('says %j as a sentence', (grounds, said) => {
  expect(explain({ ...GROUNDS, ...grounds })).toBe(said);
});
