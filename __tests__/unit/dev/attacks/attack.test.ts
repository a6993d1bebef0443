import { attackEach, shown } from '../../../../dev/attacks/attack';
import { runAttacks } from '../../../../dev/attacks/attacks';

it('notes what got through, each fault once, and counts the cases', () => {
  const result = attackEach('Numbers', 'numbers', [1, 2, 3], (each) => ({
    input: `no ${each}`,
    faults: each === 2 ? ['too even', 'too even'] : [],
  }));
  expect(result).toEqual({ name: 'Numbers', cases: '3 numbers', faults: ['too even: "no 2"'] });
});

it('shows every character of an input, and no more than fits', () => {
  expect(shown('a\u202eb\n')).toBe('"a\\u202eb\\n"');
  expect(shown('x'.repeat(500))).toHaveLength(201);
});

it('leaves out what needs data that is not there, and repeats itself by its seeds', () => {
  const options = { replies: 30, forgeries: 30, seeds: [11, 12], corpora: null, data: null };
  const results = [...runAttacks(options)];
  expect(results.map(({ name, cases }) => [name, cases])).toEqual([
    ['Forged markers', '30 forgeries (seed 11)'],
    ['A model that somebody else owns', '30 replies (seed 11)'],
    ['Forged markers', '30 forgeries (seed 12)'],
    ['A model that somebody else owns', '30 replies (seed 12)'],
  ]);
  expect([...runAttacks(options)]).toEqual(results);
});
