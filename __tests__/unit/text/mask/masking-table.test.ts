import { cleanText } from '../../../../src/text/clean-text';
import { maskPersonalData } from '../../../../src/text/mask/mask-personal-data';
import { isMaskedExactly, markedParts, plainText } from '../../../fixtures/masking/marked-text';
import { LOOK_ALIKES, POSITIVES, UNDECIDABLE } from '../../../fixtures/masking/masking-table';

const LONG = 10_000;
const mask = (text: string): string => maskPersonalData(text).text;
const clean = (text: string, maskPersonalData: boolean): string => cleanText(text, { maskPersonalData, limit: LONG }).text;

describe('of the masking table', () => {
  // @promise personal-data-masked
  it.each(Object.entries(POSITIVES))('each %s is masked, and nothing around it', (_category, rows) => {
    expect(rows.map((row) => [row, mask(plainText(row))]).filter(([row = '', masked = '']) => !isMaskedExactly(row, masked))).toEqual([]);
  });

  // @promise personal-data-masked
  it.each(Object.entries(POSITIVES))('no %s survives cleaning', (_category, rows) => {
    const leaks = rows.filter((row) => markedParts(row).some((part) => clean(plainText(row), true).includes(part)));
    expect(leaks).toEqual([]);
  });

  // @promise personal-data-masked
  it.each(Object.entries(LOOK_ALIKES))('each %s stays as it is', (_category, rows) => {
    expect(rows.map(mask)).toEqual(rows);
    expect(rows.map((row) => clean(row, true))).toEqual(rows.map((row) => clean(row, false)));
  });

  it.each(UNDECIDABLE)('what nobody can tell is decided: $choice $text', ({ text, choice }) => {
    expect(maskPersonalData(text).count).toBe(choice === 'masks' ? 1 : 0);
  });

  it('there is enough, nothing twice, and nothing marked among the look-alikes', () => {
    const positives = Object.values(POSITIVES).flat();
    const lookAlikes = Object.values(LOOK_ALIKES).flat();
    expect(positives.length).toBeGreaterThanOrEqual(150);
    expect(lookAlikes.length).toBeGreaterThanOrEqual(150);
    expect(positives.filter((row) => markedParts(row).length === 0)).toEqual([]);
    expect(lookAlikes.filter((row) => markedParts(row).length > 0)).toEqual([]);
    const all = [...positives.map(plainText), ...lookAlikes];
    expect(all.filter((row, index) => all.indexOf(row) !== index)).toEqual([]);
  });

  it('what is masked is not masked again', () => {
    const masked = Object.values(POSITIVES)
      .flat()
      .map((row) => mask(plainText(row)));
    expect(masked.map(mask)).toEqual(masked);
  });
});
