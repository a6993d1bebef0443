import * as z from 'zod/mini';
import { TriageError } from '../../../../src/contract/triage-error';
import { NOW, openStorage } from './forge-storage';

const number = () => z.number();

describe('a record', () => {
  it('is there until the moment at which it expires, and Forge is told so in whole seconds', async () => {
    const { calls, storage, time } = openStorage();
    await calls.set('key', 7, NOW + 1_500);
    expect(storage.entries()[0]?.[1].expiresAt).toBe(NOW + 2_000);
    time.now = NOW + 1_499;
    expect(await calls.get('key', number)).toBe(7);
    time.now = NOW + 1_500;
    expect(await calls.get('key', number)).toBeNull();
    expect(await calls.peek('key')).toEqual({ exists: true, value: null });
  });

  it('that expires in the past lives for one second, because Forge takes no less', async () => {
    const { calls, storage } = openStorage();
    await calls.set('key', 7, NOW - 5_000);
    expect(storage.entries()[0]?.[1].expiresAt).toBe(NOW + 1_000);
  });

  it.each([
    ['nothing', undefined],
    ['another shape', { record: 1, expiresAt: null, value: '7' }],
    ['another version', { record: 2, expiresAt: null, value: 7 }],
    ['no record', 7],
  ])('is none where there is %s', async (_what, stored) => {
    const { calls, put } = openStorage();
    if (stored !== undefined) await put('key', stored);
    expect(await calls.get('key', number)).toBeNull();
  });

  it('is created by one of many, and by nobody as long as Forge keeps an expired one', async () => {
    const { calls, time } = openStorage();
    const created = await Promise.all([1, 2, 3, 4].map((value) => calls.create('key', value, NOW + 1_000)));
    expect(created.filter(Boolean)).toHaveLength(1);
    time.now = NOW + 2_000;
    expect(await calls.create('key', 5, null)).toBe(false);
  });
});

describe('a list', () => {
  it('holds every record of the shape under the prefix, page by page, and no other', async () => {
    const { calls, operations, put } = openStorage();
    for (let index = 0; index < 250; index += 1) await calls.set(`a:${String(index).padStart(3, '0')}`, index, null);
    await calls.set('b:1', 1, null);
    await calls.set('a:expired', 1, NOW);
    await put('a:damaged', 'rubbish');
    operations.length = 0;
    const found = await calls.list('a:', number);
    expect(found.map(({ value }) => value)).toEqual(Array.from({ length: 250 }, (_each, index) => index));
    expect(operations).toEqual(['query', 'query', 'query']);
  });
});

describe('a commit', () => {
  const content = (value: number) => ({ value, expiresAt: null });

  it('does all of its changes or none', async () => {
    const { calls, keys } = openStorage();
    await calls.create('taken', 1, null);
    const changes = [
      { key: 'one', content: content(1) },
      { key: 'taken', content: content(2), requires: { revision: null }, revision: 'b' },
    ];
    expect(await calls.commit(changes)).toBe(false);
    expect([keys(), await calls.get('taken', number)]).toEqual([['taken'], 1]);
  });

  it('replaces and deletes the revision that it requires, and no other', async () => {
    const { calls } = openStorage();
    const replace = (revision: string, next: string, value: number) =>
      calls.commit([{ key: 'key', content: content(value), requires: { revision }, revision: next }]);
    await calls.create('key', 1, null, 'a');
    expect([await replace('other', 'b', 2), await replace('a', 'b', 3), await replace('a', 'c', 4)]).toEqual([false, true, false]);
    const remove = (revision: string) => calls.commit([{ key: 'key', content: null, requires: { revision } }]);
    expect([await remove('a'), await calls.get('key', number), await remove('b'), await calls.get('key', number)]).toEqual([
      false,
      3,
      true,
      null,
    ]);
    expect(await calls.create('key', 5, null)).toBe(true);
  });

  it('that requires none at or after its own moves on only', async () => {
    const { calls } = openStorage();
    const moveOn = (to: string) => calls.commit([{ key: 'key', content: content(Number(to)), requires: { below: to }, revision: to }]);
    expect([await moveOn('2'), await moveOn('1'), await moveOn('2'), await moveOn('3')]).toEqual([true, false, false, true]);
    expect(await calls.get('key', number)).toBe(3);
  });

  it('is tried again when what stood in its way is gone by the time that it looks', async () => {
    const { calls, reopenCalls, storage } = openStorage();
    const other = reopenCalls();
    const handle = storage.handle.bind(storage);
    await calls.create('key', 1, null, 'a');
    storage.handle = async (path, body) => {
      const reply = await handle(path, body);
      if (!path.endsWith('/transaction') || reply.status < 400) return reply;
      storage.handle = handle;
      await other.commit([{ key: 'key', content: null, requires: { revision: 'a' } }]);
      return reply;
    };
    expect([await calls.create('key', 2, null), await calls.get('key', number)]).toEqual([true, 2]);
  });

  it.each([
    ['MAX_SIZE', 400, 1],
    ['SOMETHING_NEW', 409, 8],
  ])('that is refused with %s and %d, which no condition explains, ends typed after %d tries', async (code, status, tries) => {
    const { calls, storage, operations } = openStorage();
    await calls.get('key', number);
    operations.length = 0;
    storage.setFault((operation) => (operation === 'transaction' ? { status, code, message: '' } : undefined));
    await expect(calls.create('key', 7, null)).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(operations.filter((operation) => operation === 'transaction')).toHaveLength(tries);
  });

  it('stores nothing, and no secret, for who begins while everything is being deleted', async () => {
    const { store, reopen, keys, storage } = openStorage();
    await store.beginReset({ startedAt: NOW, progressAt: NOW, deleted: 0, step: 1, delaySeconds: 0, pass: 'sweep' });
    const other = reopen();
    await expect(other.writePace({ baseUrl: 'https://llm.sprintloom.com', model: 'm', slowUntil: NOW })).rejects.toMatchObject({
      code: 'CANCELLED',
      details: { isResetting: true },
    });
    await expect(other.writeToken({ token: 't', origin: 'https://llm.sprintloom.com' })).rejects.toMatchObject({
      code: 'CANCELLED',
      details: { isResetting: true },
    });
    expect([keys(), storage.secrets()]).toEqual([[], []]);
  });
});

describe('a storage that fails', () => {
  const OPERATIONS: [string, (calls: ReturnType<typeof openStorage>['calls']) => Promise<unknown>][] = [
    ['get', (calls) => calls.get('key', number)],
    ['set', (calls) => calls.set('key', 7, null)],
    ['create', (calls) => calls.create('key', 7, null)],
    ['peek', (calls) => calls.peek('key')],
    ['delete', (calls) => calls.delete('key')],
    ['list', (calls) => calls.list('key', number)],
    ['commit', (calls) => calls.commit([{ key: 'key', content: null }])],
    ['getSecret', (calls) => calls.getSecret('key', number)],
    ['setSecret', (calls) => calls.setSecret('key', 7)],
    ['createSecret', (calls) => calls.createSecret('key', 7)],
    ['deleteSecret', (calls) => calls.deleteSecret('key')],
  ];

  it.each(OPERATIONS)('is the one typed error at %s, which repeats nothing of what it says', async (_name, run) => {
    const { calls, storage } = openStorage();
    storage.setFault(() => ({ status: 500, code: 'INTERNAL_ERROR', message: 'canary' }));
    const error: unknown = await run(calls).then(null, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(TriageError);
    expect(error).toMatchObject({ code: 'INTERNAL', details: undefined });
    expect((error as TriageError).message).not.toContain('canary');
  });

  it.each(OPERATIONS)('by never answering ends %s after three seconds', async (_name, run) => {
    jest.useFakeTimers({ doNotFake: ['nextTick'] });
    try {
      const { calls, storage } = openStorage();
      storage.handle = () => new Promise(() => undefined);
      const ended = run(calls).then(null, (reason: unknown) => reason);
      await jest.advanceTimersByTimeAsync(2_999);
      expect(await Promise.race([ended, Promise.resolve('waits')])).toBe('waits');
      await jest.advanceTimersByTimeAsync(1);
      expect(await ended).toMatchObject({ code: 'INTERNAL' });
    } finally {
      jest.useRealTimers();
    }
  });

  it.each([
    ['KEY_CONFLICT', 400],
    ['SOMETHING_NEW', 409],
  ])('with %s and %d says that the secret exists already', async (code, status) => {
    const { calls, storage } = openStorage();
    storage.setFault((operation) => (operation === 'secret/set' ? { status, code, message: '' } : undefined));
    expect(await calls.createSecret('key', 7)).toBe(false);
  });

  it.each([400, 404, 409, 422])(
    'with %d in words that nobody knows is looked into: nothing is taken that is there for nobody',
    async (status) => {
      const { calls, storage } = openStorage();
      storage.setFault((operation) => (operation === 'transaction' ? { status, code: 'SOMETHING_NEW', message: '' } : undefined));
      await expect(calls.create('key', 7, null)).rejects.toMatchObject({ code: 'INTERNAL' });
    },
  );
});
