import { packSimilar, unpackSimilar } from '../../../src/profile/similar/pack-similar';
import { addToIndex, buildSimilarIndex, findSimilar } from '../../../src/profile/similar/similar-index';
import { countTerms } from '../../../src/profile/terms/count-terms';
import { generateProject } from '../../fixtures/generated-project';
import { hashWord } from './generated-profile';

const counted = (summary: string, description = '') => countTerms({ summary, description }, hashWord);

describe('similar issues of the past', () => {
  const texts = [
    'Login fails with an expired certificate',
    'Export to PDF cuts wide tables',
    'Certificate of the login server has expired',
    'Dark mode',
  ];
  const index = buildSimilarIndex(texts.map((text, place) => ({ id: 10_000 + place, terms: counted(text) })));
  const idsFor = (summary: string, most = 10) => findSimilar(index, counted(summary), most).map(({ id }) => id);

  it('are those that share telling words, the most similar first, and no others', () => {
    expect(idsFor('Expired certificate breaks the login')).toEqual([10_000, 10_002]);
    expect(idsFor('Expired certificate breaks the login', 1)).toEqual([10_000]);
    expect(idsFor('Wide tables in a PDF')).toEqual([10_001]);
    expect(idsFor('Something else')).toEqual([]);
  });

  it('are as similar to themselves as can be, and less so to all else', () => {
    const [first, second] = findSimilar(index, counted(texts[0] ?? ''), 2);
    expect(first?.likeness).toBeGreaterThan(0.9);
    expect(second?.likeness).toBeLessThan(0.8);
  });

  it('come back as they were packed, and take about 100 characters an issue', () => {
    const issues = generateProject(600, 3).map((issue, id) => ({ id: 4_000_000_000 + id, terms: countTerms(issue, hashWord) }));
    const whole = buildSimilarIndex(issues);
    const packed = packSimilar(whole);
    expect(unpackSimilar(packed)).toEqual(whole);
    expect(packed.packed.length / issues.length).toBeLessThan(110);
    expect(() => unpackSimilar({ ...packed, terms: packed.terms + 1 })).toThrow();
  });

  it('stand there once when they were opened again, with what they say now', () => {
    const again = [
      { id: 10_001, terms: counted('Wide tables in a PDF are cut off on paper') },
      { id: 20_000, terms: counted('Paper jam') },
    ];
    const added = addToIndex(index, again);
    expect([...added.ids]).toEqual([10_001, 20_000, 10_000, 10_002, 10_003]);
    expect(added.lengths.reduce((sum, length) => sum + length, 0)).toBe(added.terms.length);
    expect(added.weights).toHaveLength(added.terms.length);
    expect(findSimilar(added, counted('Wide tables on paper'), 5).map(({ id }) => id)).toEqual([10_001, 20_000]);
    expect(findSimilar(added, counted(texts[2] ?? ''), 5).map(({ id }) => id)).toEqual([10_002, 10_000]);
  });

  it('leave out the last ones where there are too many for one value of storage', () => {
    const issues = generateProject(400, 5).map((issue) => countTerms(issue, hashWord));
    const many = buildSimilarIndex(Array.from({ length: 12_000 }, (_each, id) => ({ id, terms: issues[id % 400] ?? counted('') })));
    const packed = packSimilar({ ...many, weights: many.weights.map((_weight, place) => (place * 7_919) % 251) });
    expect(packed.packed.length).toBeLessThan(240 * 1_024);
    const { ids } = unpackSimilar(packed);
    expect(ids.length).toBeGreaterThan(500);
    expect([...ids.subarray(0, 3)]).toEqual([0, 1, 2]);
  });
});
