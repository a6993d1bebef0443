import { readAttackOptions } from '../../../../dev/attacks/attack-options';

it('attacks in full and each time anew, where nothing else is said', () => {
  expect(readAttackOptions([], {}, 7)).toEqual({ replies: 100_000, forgeries: 20_000, seed: 7, corpora: null, data: null });
});

it('takes numbers and folders, the folders from the environment too', () => {
  const env = { CORPORA: '/texts', TRIAGE_DATA: '' };
  expect(readAttackOptions(['--replies', '5', '--seed', '3', '--data', '/issues'], env, 7)).toMatchObject({
    replies: 5,
    seed: 3,
    corpora: '/texts',
    data: '/issues',
  });
  expect(readAttackOptions(['--corpora', '/others'], env, 7)).toMatchObject({ corpora: '/others', data: null });
});

it('says what is wrong, and nothing else when help is asked for', () => {
  expect(() => readAttackOptions(['--replies', 'many'], {}, 7)).toThrow('--replies must be a whole number.');
  expect(() => readAttackOptions(['--unheard-of'], {}, 7)).toThrow("Unknown option '--unheard-of'");
  expect(readAttackOptions(['--help'], {}, 7)).toBeNull();
});
