import { isRecord, settle } from '../../../../resources/common/settle';

const isCount = (data: unknown): data is { count: number } => isRecord(data) && typeof data['count'] === 'number';

it('passes on what the contract allows', async () => {
  const error = { code: 'JIRA_BUSY', message: 'Later.', retryable: true };
  expect(await settle(() => Promise.resolve({ ok: true, data: { count: 1 } }), isCount)).toEqual({ ok: true, data: { count: 1 } });
  expect(await settle(() => Promise.resolve({ ok: false, error }), isCount)).toEqual({ ok: false, error });
});

it('makes an error that may be retried of a call that is rejected', async () => {
  const result = await settle(() => Promise.reject(new Error('time-out')), isCount);
  expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL', retryable: true } });
});

it.each([
  ['nothing', undefined],
  ['a page', '<html></html>'],
  ['a success without data', { ok: true }],
  ['data of another shape', { ok: true, data: { count: 'one' } }],
  ['a failure without an error', { ok: false }],
])('makes an error that may be retried of %s', async (_name, answer) => {
  const result = await settle(() => Promise.resolve(answer), isCount);
  expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL', retryable: true } });
});
