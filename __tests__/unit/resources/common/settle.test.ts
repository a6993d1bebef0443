import { settle } from '../../../../resources/common/settle';
import type { Result } from '../../../../src/contract/result';

it('passes on a success and a failure as they are', async () => {
  const results: Result<{ count: number }>[] = [
    { ok: true, data: { count: 1 } },
    { ok: false, error: { code: 'JIRA_BUSY', message: 'Later.', retryable: true } },
  ];
  for (const result of results) expect(await settle(() => Promise.resolve(result))).toBe(result);
});

it('makes an error that may be retried of a call that is rejected', async () => {
  const result = await settle(() => Promise.reject(new Error('time-out')));
  expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL', retryable: true } });
});

it.each([
  ['nothing', undefined],
  ['a page', '<html></html>'],
  ['a success without data', { ok: true }],
  ['a failure without an error', { ok: false }],
  ['an answer of another kind', { data: {} }],
])('makes an error that may be retried of %s', async (_name, answer) => {
  const result = await settle(() => Promise.resolve(answer as Result<object>));
  expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL', retryable: true } });
});
