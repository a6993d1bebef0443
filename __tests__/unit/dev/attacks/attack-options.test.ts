import { readAttackOptions } from '../../../../dev/attacks/attack-options';

const createSeed = () => 7;

it('attacks in full and each time anew, where nothing else is said', () => {
  expect(readAttackOptions([], {}, createSeed)).toEqual({ replies: 100_000, forgeries: 20_000, seeds: [7], corpora: null, data: null });
});

it('takes numbers and folders, the folders from the environment too', () => {
  const env = { CORPORA: '/texts', TRIAGE_DATA: '' };
  expect(readAttackOptions(['--replies', '5', '--seed', '3', '--seed', 'random', '--data', '/issues'], env, createSeed)).toMatchObject({
    replies: 5,
    seeds: [3, 7],
    corpora: '/texts',
    data: '/issues',
  });
  expect(readAttackOptions(['--corpora', '/others'], env, createSeed)).toMatchObject({ corpora: '/others', data: null });
});

it('says what is wrong, and nothing else when help is asked for', () => {
  expect(() => readAttackOptions(['--replies', 'many'], {}, createSeed)).toThrow('--replies must be a whole number.');
  expect(() => readAttackOptions(['--seed', '3', '--seed', 'any'], {}, createSeed)).toThrow('--seed must be a whole number.');
  expect(() => readAttackOptions(['--unheard-of'], {}, createSeed)).toThrow(
    'There is no option --unheard-of. npm run attacks -- --help shows all of them.',
  );
  expect(readAttackOptions(['--help'], {}, createSeed)).toBeNull();
});
