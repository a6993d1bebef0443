import { createRemote } from '../../../../resources/common/remote';
import type { Result } from '../../../../src/contract/result';

it('shows only the newest answer', async () => {
  const waiting: ((answer: Result<string>) => void)[] = [];
  const remote = createRemote<string, string>(() => new Promise((resolve) => waiting.push(resolve)));
  const [first, second] = [remote.ask('a'), remote.ask('b')];
  waiting[1]?.({ ok: true, data: 'second' });
  waiting[0]?.({ ok: true, data: 'first' });
  await Promise.all([first, second]);
  expect(remote.getModel()).toEqual({ data: 'second', error: null, isLoading: false });
});

it('keeps what it had when the next question fails, and forgets it on demand', async () => {
  const error = { code: 'INTERNAL' as const, message: 'No.', retryable: true };
  let answer: Result<string> = { ok: true, data: 'had' };
  const remote = createRemote<string>(() => Promise.resolve(answer));
  await remote.ask();
  answer = { ok: false, error };
  await remote.ask();
  expect(remote.getModel()).toEqual({ data: 'had', error, isLoading: false });
  remote.clear();
  expect(remote.getModel()).toEqual({ data: null, error: null, isLoading: false });
});
