import { halfWithin } from '../../../../resources/admin-page/quality/half-within';

test.each([
  [[0, 0, 0], null],
  [[1, 0, 0], { place: 0, of: 1 }],
  [[1, 1, 0], { place: 0, of: 2 }],
  [[1, 2, 0], { place: 1, of: 3 }],
  [[0, 0, 5], { place: 2, of: 5 }],
])('finds the middle one of %j', (counts, found) => {
  expect(halfWithin(counts)).toEqual(found);
});
