import { packSimilar } from '../../../src/profile/similar/pack-similar';
import { buildSimilarIndex } from '../../../src/profile/similar/similar-index';
import { countTerms } from '../../../src/profile/terms/count-terms';
import { hashWithSalt } from '../../../src/profile/hash-with-salt';
import { readPastWords } from '../../../src/providers/built-in/past-words';

const SECRET = 'secret';

/** A project with so many past issues, each of them about a warehouse, and one about a newsletter as well. */
function pastOf(count: number) {
  const hashWord = hashWithSalt(SECRET);
  const issues = Array.from({ length: count }, (_each, id) => {
    const summary = id === 7 ? 'Warehouse newsletter' : 'Warehouse';
    return { id, terms: countTerms({ summary, description: '' }, hashWord) };
  });
  return packSimilar(buildSimilarIndex(issues));
}

describe('what a project’s past says about words', () => {
  test('is which of them many issues have, once there are enough issues to tell', () => {
    const past = readPastWords(pastOf(60), SECRET);
    expect([past?.isCommon('warehous'), past?.isCommon('newsletter'), past?.isCommon('apostroph')]).toEqual([true, false, false]);
    expect(readPastWords(pastOf(40), SECRET)?.isCommon('warehous')).toBe(false);
  });

  test('is that rare ones say more, and which issues read like a summary', () => {
    const past = readPastWords(pastOf(60), SECRET);
    expect(past?.rarityOf('newsletter')).toBeGreaterThan(past?.rarityOf('warehous') ?? Infinity);
    expect(past?.findAlike('Newsletter of the warehouse', 1)).toEqual([{ id: '7', likeness: expect.any(Number) }]);
  });

  test('is nothing where it is damaged, or was learned by another installation', () => {
    const stored = pastOf(60);
    expect(readPastWords({ ...stored, terms: stored.terms + 1 }, SECRET)).toBeNull();
    expect(readPastWords(stored, 'another')?.findAlike('Newsletter of the warehouse', 1)).toEqual([]);
  });
});
