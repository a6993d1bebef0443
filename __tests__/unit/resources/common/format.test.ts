import { chooseLanguage, ENGLISH } from '../../../../src/contract/text';
import { formatDay, formatDayOfYear, formatNames, formatSeconds, formatTime, formatWait } from '../../../../resources/common/format';

it('shows seconds with one decimal, and short times not as nothing', () => {
  expect(formatSeconds(2_140)).toBe('2.1');
  expect(formatSeconds(40)).toBe('0.04');
  expect(formatSeconds(3)).toBe('0.01');
});

it('shows a time that it cannot read as it came', () => {
  expect(formatTime('some day')).toBe('some day');
  expect(formatTime('2026-03-01T10:00:00.000Z')).toContain('2026');
  expect(formatDay('some day')).toBe('some day');
  expect(formatDay('2026-03-01T10:00:00.000Z')).toMatch(/2026$/u);
});

it('separates names by commas', () => {
  expect(formatNames([{ name: 'storage' }, { name: 'search' }])).toBe('storage, search');
});

it.each([
  [90, '90 s'],
  [442, '8 min'],
  [7_200, '2 h'],
  [26_542, '7 h 23 min'],
])('shows a wait of %d s as %s', (seconds, expected) => {
  expect(formatWait(seconds)).toBe(expected);
});

test.each([
  ['en-US', '1/31'],
  ['de-DE', '31.1.'],
  ['ja-JP', '1/31'],
  ['en-GB', '31/01'],
])('a day of some weeks is written as in %s', (locale, written) => {
  chooseLanguage({ catalogue: {}, language: ENGLISH, locale });
  expect(formatDayOfYear('2026-01-31')).toBe(written);
  chooseLanguage({ catalogue: {}, language: ENGLISH, locale: ENGLISH });
});
