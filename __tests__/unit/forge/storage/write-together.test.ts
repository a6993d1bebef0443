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
  const written = Array.from({ length: 16 }, (_each, index) => calls.commit(several(`issue-${index}`, 4)));
  expect(await Promise.all(written)).toEqual(written.map(() => true));
  expect(transactions()).toBe(6);
  expect(keys()).toHaveLength(64);
});

it('tells whoever requires what is not so, and nobody else', async () => {
  const { calls, read, transactions } = opened();
  await calls.commit([made('taken', 1)]);
  const written = [calls.commit([made('first')]), calls.commit([made('taken', 2), made('beside')]), calls.commit([made('last')])];
  expect(await Promise.all(written)).toEqual([true, false, true]);
  expect(await Promise.all(['first', 'taken', 'beside', 'last'].map(read))).toEqual([0, 1, null, 0]);
  // All of them, and then once more without the one in whose way something is.
  expect(transactions()).toBe(3);
});

it('has one transaction under way at a time, and what is asked for meanwhile goes into the next', async () => {
  const { calls, storage, transactions, keys } = opened();
  const handle = storage.handle.bind(storage);
  let underWay = 0;
  storage.handle = async (path, body) => {
    if (!path.endsWith('/transaction')) return handle(path, body);
    underWay += 1;
    expect(underWay).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    underWay -= 1;
    return handle(path, body);
  };
  const first = calls.commit([made('first')]);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const later = ['next:1', 'next:2', 'next:3'].map((key) => calls.commit([made(key)]));
  expect(await Promise.all([first, ...later])).toEqual([true, true, true, true]);
  expect([transactions(), keys()]).toEqual([2, ['first', 'next:1', 'next:2', 'next:3']]);
});

it('puts no more values into one transaction than it takes, whatever their size', async () => {
  const { calls, transactions } = opened();
  const content = { value: 'x'.repeat(240_000), expiresAt: null };
  await Promise.all(Array.from({ length: 17 }, (_each, index) => calls.commit([{ key: `large:${index}`, content }])));
  expect(transactions()).toBe(2);
});

it('lets other invocations be at the same record, and tries again', async () => {
  const { calls, reopenCalls, storage } = opened();
  let last = 0;
  storage.setFault((operation) => {
    if (operation !== 'transaction') return undefined;
    const since = performance.now() - last;
    if (since < 5) return { status: 409, code: 'SOMETHING_NEW', message: '' };
    last = performance.now();
    return undefined;
  });
  const all = [calls, ...Array.from({ length: 4 }, reopenCalls)];
  expect(await Promise.all(all.map((each, index) => each.commit([made(`of:${index}`)])))).toEqual(all.map(() => true));
});

it('takes nothing for a try of the others that somebody else had a key first', async () => {
  const { calls, reopenCalls, storage } = opened();
  const handle = storage.handle.bind(storage);
  const wanted = Array.from({ length: 10 }, (_each, index) => `slot:${index}`);
  const taken = wanted.slice(0, -1);
  const elsewhere = reopenCalls();
  let isElsewhere = false;
  storage.handle = async (path, body) => {
    const [next] = isElsewhere || !path.endsWith('/transaction') ? [] : taken.splice(0, 1);
    if (next !== undefined) {
      isElsewhere = true;
      await elsewhere.commit([made(next)]);
      isElsewhere = false;
    }
    return handle(path, body);
  };
  expect(await Promise.all(wanted.map((key) => calls.commit([made(key)])))).toEqual(wanted.map((key) => key === wanted.at(-1)));
});

it('gives up in the end where storage refuses what nothing stands in the way of', async () => {
  const { calls, storage, transactions } = opened();
  storage.setFault((operation) => (operation === 'transaction' ? { status: 409, code: 'SOMETHING_NEW', message: '' } : undefined));
  await expect(calls.commit([made('one')])).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(transactions()).toBe(8);
});

it('lets nobody wait behind storage that is silent', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick'] });
  try {
    const { calls, storage } = opened();
    await calls.commit([made('before')]);
    const handle = storage.handle.bind(storage);
    const sent: string[] = [];
    storage.handle = (path, body) => {
      if (!path.endsWith('/transaction')) return handle(path, body);
      sent.push(body);
      return new Promise(() => undefined);
    };
    const one = calls.commit([made('one')]).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(1_000);
    const other = calls.commit([made('other')]).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(2_000);
    expect([await one, await other]).toMatchObject([{ code: 'INTERNAL' }, { code: 'INTERNAL' }]);
    expect(sent).toHaveLength(1);
  } finally {
    jest.useRealTimers();
  }
});

it('lets two who want the same key have it one after the other', async () => {
  const { calls, read, transactions } = opened();
  const written = [1, 2].map((value) => calls.commit([made('wanted', value)]));
  expect((await Promise.all(written)).toSorted()).toEqual([false, true]);
  expect(await read('wanted')).toBe(1);
  expect(transactions()).toBe(2);
});

it('writes nothing of anybody once everything has been deleted', async () => {
  const { calls, reopen, keys } = opened();
  await calls.commit([made('before')]);
  const after = reopen();
  await after.beginReset({ startedAt: NOW, progressAt: NOW, deleted: 0, step: 0, delaySeconds: 0, pass: 'sweep' });
  const written = await Promise.allSettled(['one', 'other'].map((key) => calls.commit([made(key)])));
  expect(written).toMatchObject([{ reason: { code: 'CANCELLED' } }, { reason: { code: 'CANCELLED' } }]);
  expect(keys()).not.toContain('one');
});

it('leaves out a value that storage does not take, and nobody else’s', async () => {
  const { calls, keys } = opened();
  const tooLarge = { key: 'too-large', content: { value: 'x'.repeat(250_000), expiresAt: null } };
  const written = await Promise.allSettled([calls.commit([made('one')]), calls.commit([tooLarge]), calls.commit([made('other')])]);
  expect(written).toMatchObject([{ value: true }, { reason: { code: 'INTERNAL' } }, { value: true }]);
  expect(keys()).toEqual(['one', 'other']);
});

it('fails for all that went together, and not for what comes later', async () => {
  const { calls, storage } = opened();
  storage.setFault((operation) => (operation === 'transaction' ? { status: 500, code: 'INTERNAL_ERROR', message: '' } : undefined));
  const failed = await Promise.allSettled(['one', 'other'].map((key) => calls.commit([made(key)])));
  expect(failed).toMatchObject([{ reason: { code: 'INTERNAL' } }, { reason: { code: 'INTERNAL' } }]);
  storage.setFault(() => undefined);
  expect(await Promise.all(['one', 'other'].map((key) => calls.commit([made(key)])))).toEqual([true, true]);
});
