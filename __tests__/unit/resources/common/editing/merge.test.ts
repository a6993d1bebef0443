import { putOnTop } from '../../../../../resources/common/editing/merge';

it('takes theirs where I changed nothing, and mine where I did', () => {
  const base = { rules: '', limits: { user: 10, site: 100 }, on: true };
  const theirs = { rules: 'theirs', limits: { user: 10, site: 50 }, on: false };
  const mine = { rules: '', limits: { user: 5, site: 100 }, on: true };
  expect(putOnTop(base, theirs, mine)).toEqual({ rules: 'theirs', limits: { user: 5, site: 50 }, on: false });
});

it('lets mine stand where both changed the same', () => {
  expect(putOnTop({ rules: 'a' }, { rules: 'b' }, { rules: 'c' })).toEqual({ rules: 'c' });
});

it('merges lists by name: what each added, removed and described', () => {
  const entry = (name: string, description = '') => ({ name, description });
  const base = [entry('a'), entry('b'), entry('c'), entry('d')];
  const theirs = [entry('a', 'theirs'), entry('b'), entry('d'), entry('e')];
  const mine = [entry('a'), entry('c', 'mine'), entry('d', 'mine'), entry('f')];
  expect(putOnTop(base, theirs, mine)).toEqual([entry('a', 'theirs'), entry('d', 'mine'), entry('e'), entry('c', 'mine'), entry('f')]);
});

it('does not bring back what they removed and I left alone', () => {
  expect(putOnTop(['SHOP', 'OPS'], ['SHOP'], ['SHOP', 'OPS', 'WEB'])).toEqual(['SHOP', 'WEB']);
});

it('merges priorities by id and mappings by the word', () => {
  expect(
    putOnTop(
      [{ id: '1', description: '' }],
      [{ id: '1', description: 'x' }],
      [
        { id: '1', description: '' },
        { id: '2', description: '' },
      ],
    ),
  ).toEqual([
    { id: '1', description: 'x' },
    { id: '2', description: '' },
  ]);
  expect(
    putOnTop(
      [{ from: 'a', to: 'b' }],
      [
        { from: 'a', to: 'b' },
        { from: 'c', to: 'd' },
      ],
      [{ from: 'a', to: 'z' }],
    ),
  ).toEqual([
    { from: 'a', to: 'z' },
    { from: 'c', to: 'd' },
  ]);
});

it('takes an override of mine against what they inherit', () => {
  expect(putOnTop<{ labels: string[] | null }>({ labels: null }, { labels: null }, { labels: ['ui'] })).toEqual({ labels: ['ui'] });
  expect(putOnTop<{ labels: string[] | null }>({ labels: null }, { labels: ['ui'] }, { labels: null })).toEqual({ labels: ['ui'] });
});
