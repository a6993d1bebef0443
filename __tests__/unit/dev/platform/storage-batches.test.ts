import { createKvsStore, EMPTY_STORAGE, type KvsStore } from '../../../../dev/platform';

let store: KvsStore;

beforeEach(() => {
  store = createKvsStore({ state: EMPTY_STORAGE, now: () => 1_000_000, entities: { note: ['text'] } });
});

async function call(operation: string, request: unknown): Promise<{ status: number; value: unknown }> {
  const { status, body } = await store.handle(`/api/v1/${operation}`, JSON.stringify(request));
  return { status, value: body === '' ? {} : JSON.parse(body) };
}

it('keeps values and the records of an entity apart, under the same key', async () => {
  const items = [
    { key: 'k', value: 1 },
    { key: 'k', entityName: 'note', value: { text: 'a' } },
    { key: 'k2', entityName: 'note', value: { other: 'b' } },
  ];
  expect(await call('batch/set', items)).toMatchObject({
    value: {
      successfulKeys: [{ key: 'k' }, { key: 'k', entityName: 'note' }],
      failedKeys: [{ key: 'k2', entityName: 'note', error: { code: 'INVALID_ENTITY_VALUE' } }],
    },
  });
  expect(await call('batch/get', [{ key: 'k' }, { key: 'k', entityName: 'note' }, { key: 'x', entityName: 'note' }])).toMatchObject({
    value: {
      successfulKeys: [
        { key: 'k', value: 1 },
        { key: 'k', entityName: 'note', value: { text: 'a' } },
      ],
      failedKeys: [{ key: 'x', entityName: 'note', error: { code: 'KEY_NOT_FOUND' } }],
    },
  });
});

it.each([
  ['no item', []],
  ['more than 25', Array.from({ length: 26 }, (_each, index) => ({ key: `k${index}` }))],
])('refuses a batch of %s', async (_what, items) => {
  expect(await call('batch/get', items)).toMatchObject({ status: 400, value: { code: 'TOO_MANY_BATCH_ENTITIES' } });
});

it('refuses a key that is named twice', async () => {
  expect(await call('batch/get', [{ key: 'k' }, { key: 'k' }])).toMatchObject({ value: { code: 'KEY_DUPLICATION_ERROR' } });
});

it('refuses what would answer with more than four megabytes', async () => {
  const keys = Array.from({ length: 18 }, (_each, index) => `k${index}`);
  for (const key of keys) await call('set', { key, value: 'x'.repeat(240 * 1024 - 10) });
  expect(
    await call(
      'batch/get',
      keys.map((key) => ({ key })),
    ),
  ).toMatchObject({ status: 400, value: { code: 'MAX_SIZE' } });
  expect(
    await call(
      'batch/get',
      keys.slice(0, 16).map((key) => ({ key })),
    ),
  ).toMatchObject({ status: 200 });
});

it('lets a fault of one key stand beside the others', async () => {
  await call('set', { key: 'a', value: 1 });
  store.setFault((operation, key) =>
    operation === 'get' && key === 'b' ? { status: 500, code: 'INTERNAL_ERROR', message: 'x' } : undefined,
  );
  expect(await call('batch/get', [{ key: 'a' }, { key: 'b' }])).toMatchObject({
    status: 200,
    value: { successfulKeys: [{ key: 'a', value: 1 }], failedKeys: [{ key: 'b', error: { code: 'INTERNAL_ERROR' } }] },
  });
});
