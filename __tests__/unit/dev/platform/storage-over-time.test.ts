import { createKvsStore, EMPTY_STORAGE, type KvsStore } from '../../../../dev/platform';

const HOUR = 3_600_000;
let time: number;
let store: KvsStore;

beforeEach(() => {
  time = 1_000_000;
  store = createKvsStore({ state: EMPTY_STORAGE, now: () => time });
});

async function call(operation: string, request: object): Promise<{ status: number; value: Record<string, unknown> }> {
  const { status, body } = await store.handle(`/api/v1/${operation}`, JSON.stringify(request));
  return { status, value: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>) };
}

it('still gives an expired value, with the time when it expired, until Forge has removed it', async () => {
  await call('set', { key: 'k', value: 1, options: { ttl: { value: 1, unit: 'HOURS' } } });
  time += 2 * HOUR;
  expect(await call('get', { key: 'k' })).toMatchObject({ status: 200, value: { expireTime: new Date(1_000_000 + HOUR).toISOString() } });
  time += 47 * HOUR;
  expect(await call('get', { key: 'k' })).toMatchObject({ status: 404, value: { code: 'KEY_NOT_FOUND' } });
});

it('does not let an expired value make room for FAIL_IF_EXISTS', async () => {
  const claim = { key: 'lock', value: 1, options: { ttl: { value: 1, unit: 'SECONDS' }, keyPolicy: 'FAIL_IF_EXISTS' } };
  await call('set', claim);
  time += HOUR;
  expect(await call('set', claim)).toMatchObject({ status: 409 });
  time += 48 * HOUR;
  expect(await call('set', claim)).toMatchObject({ status: 204 });
});

it('keeps a value for ever once it is set again without a TTL', async () => {
  await call('set', { key: 'k', value: 1, options: { ttl: { value: 1, unit: 'DAYS' } } });
  await call('set', { key: 'k', value: 2 });
  time += 1_000 * HOUR;
  expect(await call('get', { key: 'k' })).toMatchObject({ status: 200, value: { value: 2 } });
});

it.each([{ value: 0, unit: 'DAYS' }, { value: 1.5, unit: 'DAYS' }, { value: 1, unit: 'WEEKS' }, { value: 366, unit: 'DAYS' }, null])(
  'refuses the TTL %j',
  async (ttl) => {
    expect(await call('set', { key: 'k', value: 1, options: { ttl } })).toMatchObject({ status: 400, value: { code: 'INVALID_TTL' } });
  },
);

it('shows a query what happened only after a while, while a get sees it at once', async () => {
  store.setQueryDelay(300);
  await call('set', { key: 'k', value: 1 });
  expect(await call('get', { key: 'k' })).toMatchObject({ status: 200 });
  expect(await call('query', {})).toMatchObject({ value: { data: [] } });
  time += 300;
  expect(await call('query', {})).toMatchObject({ value: { data: [{ key: 'k', value: 1 }] } });
  await call('delete', { key: 'k' });
  expect(await call('query', {})).toMatchObject({ value: { data: [{ key: 'k' }] } });
  time += 300;
  expect(await call('query', {})).toMatchObject({ value: { data: [] } });
});

it('goes on from a snapshot as if nothing had happened', async () => {
  await call('set', { key: 'k', value: { a: 1 }, options: { ttl: { value: 1, unit: 'HOURS' } } });
  await call('secret/set', { key: 's', value: 'hidden' });
  const snapshot = JSON.parse(JSON.stringify(store.snapshot())) as ReturnType<KvsStore['snapshot']>;
  const before = await call('get', { key: 'k' });
  store = createKvsStore({ state: snapshot, now: () => time });
  expect(await call('get', { key: 'k' })).toEqual(before);
  expect(await call('secret/get', { key: 's' })).toMatchObject({ value: { value: 'hidden' } });
  expect(await call('query', {})).toMatchObject({ value: { data: [{ key: 'k' }] } });
});

it('tells its listeners of each change and of nothing else', async () => {
  const listener = jest.fn();
  store.onChange(listener);
  await call('get', { key: 'k' });
  await call('set', { key: 'bad/key', value: 1 });
  expect(listener).not.toHaveBeenCalled();
  await call('set', { key: 'k', value: 1 });
  await call('secret/set', { key: 'k', value: 1 });
  await call('delete', { key: 'k' });
  expect(listener).toHaveBeenCalledTimes(3);
});

it('has no custom entities', async () => {
  expect(await call('entity/get', { entityName: 'x', key: 'k' })).toMatchObject({ status: 404 });
});
