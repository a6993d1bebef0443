import { ownTime } from '../../../../dev/bench/own-time';

test('every moment of waiting is taken away once', () => {
  const waits = [
    { start: 10, end: 30 },
    { start: 20, end: 40 },
    { start: 25, end: 28 },
    { start: 60, end: 70 },
  ];
  expect(ownTime({ start: 0, end: 100 }, waits)).toBe(10 + 20 + 30);
});

test('waits may come in any order and reach beyond the whole', () => {
  expect(
    ownTime({ start: 0, end: 100 }, [
      { start: 90, end: 130 },
      { start: -5, end: 10 },
    ]),
  ).toBe(80);
});

test('a wait that never ended lasts to the end', () => {
  expect(ownTime({ start: 0, end: 100 }, [{ start: 40 }])).toBe(40);
});
