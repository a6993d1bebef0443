import * as z from 'zod/mini';
import { DAY_MS, NOW, openStorage } from './forge-storage';

const number = () => z.number();
const text = () => z.string();

async function withValues(count: number) {
  const opened = openStorage();
  for (let index = 0; index < count; index += 1) await opened.calls.set(`key:${index}`, index, null);
  opened.operations.length = 0;
  return opened;
}

const readAll = (calls: ReturnType<typeof openStorage>['calls'], count: number) =>
  Promise.all(Array.from({ length: count }, (_each, index) => calls.get(`key:${index}`, number)));

it('asks once for what is asked for in one go, whatever is missing, expired or of another shape', async () => {
  const { calls, operations, put } = await withValues(2);
  await calls.set('expired', 1, NOW);
  await put('damaged', 'rubbish');
  operations.length = 0;
  const keys = ['key:0', 'missing', 'key:1', 'expired', 'damaged'];
  expect(await Promise.all(keys.map((key) => calls.get(key, number)))).toEqual([0, null, 1, null, null]);
  expect(operations).toEqual(['batch/get']);
});

it('asks once for what is asked for after other work that takes no time', async () => {
  const { calls, operations } = await withValues(2);
  const later = async (): Promise<number | null> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return calls.get('key:1', number);
  };
  expect(await Promise.all([calls.get('key:0', number), later()])).toEqual([0, 1]);
  expect(operations).toEqual(['batch/get']);
});

it('asks for one value alone as ever, and each time anew', async () => {
  const { calls, operations, storage } = await withValues(1);
  expect(await calls.get('key:0', number)).toBe(0);
  await storage.handle('/api/v1/set', JSON.stringify({ key: 'key:0', value: { record: 1, expiresAt: null, value: 7 } }));
  expect(await calls.get('key:0', number)).toBe(7);
  expect(operations).toEqual(['get', 'get']);
});

it('names a key once, which Forge insists on, and answers everybody who asked', async () => {
  const { calls } = await withValues(2);
  expect(await Promise.all(['key:0', 'key:1', 'key:0'].map((key) => calls.get(key, number)))).toEqual([0, 1, 0]);
});

it('stays within the four megabytes of an answer with the largest values that there can be', async () => {
  const { calls, operations } = openStorage();
  const largest = 'x'.repeat(240 * 1024 - 60);
  const keys = Array.from({ length: 40 }, (_each, index) => `key:${index}`);
  for (const key of keys) await calls.set(key, largest, NOW + DAY_MS);
  operations.length = 0;
  const found = await Promise.all(keys.map((key) => calls.get(key, text)));
  expect(found.every((value) => value === largest)).toBe(true);
  expect(operations).toEqual(['batch/get', 'batch/get', 'batch/get']);
});

it('lets a value that cannot be read alone fail for whoever asked for it', async () => {
  const { calls, storage } = await withValues(3);
  storage.setFault((operation, key) =>
    operation === 'get' && key === 'key:1' ? { status: 429, code: 'RATE_LIMIT_EXCEEDED', message: 'wait' } : undefined,
  );
  const found = await Promise.allSettled([0, 1, 2].map((index) => calls.get(`key:${index}`, number)));
  expect(found).toMatchObject([{ value: 0 }, { reason: { code: 'INTERNAL' } }, { value: 2 }]);
});

it('takes nothing for missing that the answer does not name', async () => {
  const { calls, storage } = await withValues(2);
  storage.handle = async () => ({ status: 200, body: JSON.stringify({ successfulKeys: [], failedKeys: [] }) });
  await expect(readAll(calls, 2)).rejects.toMatchObject({ code: 'INTERNAL' });
});

it('fails for those of one request together, and for no other', async () => {
  const { calls, storage } = await withValues(20);
  storage.setFault((operation, key) =>
    operation === 'batch/get' && key === 'key:0' ? { status: 500, code: 'INTERNAL_ERROR', message: '' } : undefined,
  );
  const found = await Promise.allSettled(Array.from({ length: 20 }, (_each, index) => calls.get(`key:${index}`, number)));
  expect(found.map(({ status }) => status)).toEqual([
    ...Array.from({ length: 16 }, () => 'rejected'),
    ...Array.from({ length: 4 }, () => 'fulfilled'),
  ]);
});
