import { truncate } from '../../../src/text/truncate';

describe('truncate', () => {
  it.each([
    ['', 3, ''],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['abc', 0, ''],
    ['😀😀', 1, '😀'],
    ['a😀b', 2, 'a😀'],
    ['\ud83da\ude00b', 3, '\ud83da\ude00'],
    ['ab\ud83d', 2, 'ab'],
  ])('cuts %j to %i code points', (text, limit, expected) => {
    expect(truncate(text, limit)).toBe(expected);
  });
});
