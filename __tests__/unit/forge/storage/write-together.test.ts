import * as z from 'zod/mini';
import { creation, type Change } from '../../../../src/forge/storage/commits';
import { NOW, openStorage } from './forge-storage';

const number = () => z.number();

/** A change that needs two operations: a record and its revision. */
const made = (key: string, value = 0): Change => creation(key, { value, expiresAt: NOW + 60_000 });
const several = (name: string, count: number): Change[] => Array.from({ length: count }, (_each, index) => made(`${name}:${index}`));

function opened() {
  const storage = openStorage();
  const read = (key: string) => storage.calls.get(key, number);
  const transactions = (): number => storage.operations.filter((operation) => operation === 'transaction').length;
  return { ...storage, read, transactions };
}

it('writes what is to be written in one go in as few transactions as take it', async () => {
  const { calls, transactions, keys } = opened();
  // Eight operations each, and one for the epoch: three fit into the 25 that Forge takes.
  const written = Array.from({ length: 16 }, (_each, index) => calls.commitTogether(several(`issue-${index}`, 4)));
  expect(await Promise.all(written)).toEqual(written.map(() => true));
  expect(transactions()).toBe(6);
  expect(keys()).toHaveLength(64);
});

it('tells whoever requires what is not so, and nobody else', async () => {
  const { calls, read } = opened();
  await calls.commit([made('taken', 1)]);
  const written = [
    calls.commitTogether([made('first')]),
    calls.commitTogether([made('taken', 2), made('beside')]),
    calls.commitTogether([made('last')]),
  ];
  expect(await Promise.all(written)).toEqual([true, false, true]);
  expect(await Promise.all(['first', 'taken', 'beside', 'last'].map(read))).toEqual([0, 1, null, 0]);
});

it('lets two who want the same key have it one after the other', async () => {
  const { calls, read, transactions } = opened();
  const written = [1, 2].map((value) => calls.commitTogether([made('wanted', value)]));
  expect((await Promise.all(written)).toSorted()).toEqual([false, true]);
  expect(await read('wanted')).toBe(1);
  expect(transactions()).toBe(2);
});

it('writes nothing of anybody once everything has been deleted', async () => {
  const { calls, reopen, keys } = opened();
  await calls.commit([made('before')]);
  const after = reopen();
  await after.beginReset({ startedAt: NOW, progressAt: NOW, deleted: 0, step: 0, delaySeconds: 0, pass: 'sweep' });
  const written = await Promise.allSettled(['one', 'other'].map((key) => calls.commitTogether([made(key)])));
  expect(written).toMatchObject([{ reason: { code: 'CANCELLED' } }, { reason: { code: 'CANCELLED' } }]);
  expect(keys()).not.toContain('one');
});

it('fails for all that went together, and not for what comes later', async () => {
  const { calls, storage } = opened();
  storage.setFault((operation) => (operation === 'transaction' ? { status: 500, code: 'INTERNAL_ERROR', message: '' } : undefined));
  const failed = await Promise.allSettled(['one', 'other'].map((key) => calls.commitTogether([made(key)])));
  expect(failed).toMatchObject([{ reason: { code: 'INTERNAL' } }, { reason: { code: 'INTERNAL' } }]);
  storage.setFault(() => undefined);
  expect(await Promise.all(['one', 'other'].map((key) => calls.commitTogether([made(key)])))).toEqual([true, true]);
});
