import { startProbeHost, type ProbeHost } from './probe-host';

let host: ProbeHost;

beforeAll(async () => {
  host = await startProbeHost();
  host.storage.setQueryDelay(0);
});

afterEach(() => host.storage.setFault(null));

afterAll(() => host.close());

/** Calls a method of the real `kvs` client inside the function process. */
function kvs(...call: unknown[]): Promise<unknown> {
  return host.probe('storage', { call });
}

describe('values', () => {
  it('come back as they were stored, and are undefined before and after', async () => {
    expect(await kvs('get', 'plain')).toEqual({});
    await kvs('set', 'plain', { list: [1, 'two', false] });
    expect(await kvs('get', 'plain')).toEqual({ value: { list: [1, 'two', false] } });
    await kvs('delete', 'plain');
    expect(await kvs('get', 'plain')).toEqual({});
  });

  it('can be deleted twice', async () => {
    expect(await kvs('delete', 'never-there')).toEqual({});
  });

  it('know when they were created and changed', async () => {
    await kvs('set', 'dated', 1);
    const metadata = { metadataFields: ['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'] };
    const first = (await kvs('get', 'dated', metadata)) as { value: { createdAt: number } };
    await kvs('set', 'dated', 2, { ttl: { value: 2, unit: 'HOURS' } });
    const second = (await kvs('get', 'dated', metadata)) as { value: { createdAt: number; updatedAt: number; expireTime: string } };
    expect(second.value).toMatchObject({ value: 2, createdAt: first.value.createdAt });
    expect(Date.parse(second.value.expireTime) - second.value.updatedAt).toBe(7_200_000);
    expect(first.value).not.toHaveProperty('expireTime');
  });

  it('are created once under FAIL_IF_EXISTS, even when twelve try at the same time', async () => {
    const tries = Array.from({ length: 12 }, (_, index) => kvs('set', 'once', index, { keyPolicy: 'FAIL_IF_EXISTS' }));
    const answers = (await Promise.all(tries)) as { failed?: true; code?: string; status?: number }[];
    const losers = answers.filter(({ failed }) => failed);
    expect(losers).toHaveLength(11);
    expect(losers[0]).toMatchObject({ code: 'KEY_CONFLICT', status: 409 });
  });

  it('are returned as they were before or are now, on request', async () => {
    const previous = { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' };
    expect(await kvs('set', 'swapped', 'a', previous)).toEqual({});
    expect(await kvs('set', 'swapped', 'b', previous)).toMatchObject({ value: { value: 'a' } });
    expect(await kvs('set', 'swapped', 'c', { keyPolicy: 'OVERRIDE', returnValue: 'LATEST' })).toMatchObject({ value: { value: 'c' } });
  });
});

describe('limits', () => {
  it.each([
    ['an empty key', '', 'x', 'KEY_TOO_SHORT'],
    ['a key of 501 characters', 'k'.repeat(501), 'x', 'KEY_TOO_LONG'],
    ['a key with a slash', 'a/b', 'x', 'INVALID_KEY'],
    ['a key of blanks', '   ', 'x', 'INVALID_KEY'],
    ['a value over 240 KiB', 'large', 'x'.repeat(240 * 1024), 'MAX_SIZE'],
    ['a value nested 32 deep', 'deep', nested(32), 'MAX_DEPTH'],
    ['no value', 'nothing', null, 'INVALID_VALUE'],
  ])('refuse %s', async (_what, key, value, code) => {
    expect(await kvs('set', key, value)).toMatchObject({ failed: true, code, status: 400 });
  });

  it('let pass what just fits', async () => {
    expect(await kvs('set', 'k'.repeat(500), 'x')).toEqual({});
    expect(await kvs('set', 'Key:with.all_the allowed-signs#1', nested(31))).toEqual({});
    expect(await kvs('set', 'large', 'x'.repeat(240 * 1024 - 2))).toEqual({});
  });
});

describe('secrets', () => {
  it('live apart from values and never show in a query', async () => {
    await kvs('setSecret', 'apart', 'hidden');
    expect(await kvs('get', 'apart')).toEqual({});
    expect(await kvs('getSecret', 'apart')).toEqual({ value: 'hidden' });
    expect(await host.probe('query', { prefix: 'apart' })).toMatchObject({ results: [] });
    await kvs('deleteSecret', 'apart');
    expect(await kvs('getSecret', 'apart')).toEqual({});
  });
});

describe('queries', () => {
  it('give keys with a prefix in order, page by page', async () => {
    for (const name of ['c', 'a', 'b']) await kvs('set', `page:${name}`, name);
    const first = (await host.probe('query', { prefix: 'page:', limit: 2 })) as { results: object[]; nextCursor: string };
    expect(first.results).toMatchObject([{ key: 'page:a', value: 'a' }, { key: 'page:b' }]);
    const second = await host.probe('query', { prefix: 'page:', limit: 2, cursor: first.nextCursor });
    expect(second).toMatchObject({ results: [{ key: 'page:c' }] });
    expect(second).not.toHaveProperty('nextCursor');
  });

  it('give at most 100', async () => {
    expect(await host.probe('query', { prefix: 'page:', limit: 101 })).toMatchObject({ code: 'LIST_QUERY_LIMIT_EXCEEDED' });
  });
});

describe('many at once', () => {
  it('a batch does what it can and names what it cannot', async () => {
    expect(
      await kvs('batchSet', [
        { key: 'batch', value: 1 },
        { key: 'a/b', value: 2 },
      ]),
    ).toMatchObject({ value: { successfulKeys: [{ key: 'batch' }], failedKeys: [{ key: 'a/b', error: { code: 'INVALID_KEY' } }] } });
    expect(await kvs('batchGet', [{ key: 'batch' }, { key: 'missing' }])).toMatchObject({
      value: { successfulKeys: [{ key: 'batch', value: 1 }], failedKeys: [{ key: 'missing', error: { code: 'KEY_NOT_FOUND' } }] },
    });
    expect(await kvs('batchDelete', [{ key: 'batch' }])).toMatchObject({ value: { successfulKeys: [{ key: 'batch' }], failedKeys: [] } });
  });

  it('a transaction does all or nothing', async () => {
    await kvs('set', 'old', 1);
    expect(
      await host.probe('transaction', {
        set: [
          ['new', 1],
          ['bad/key', 2],
        ],
        delete: ['old'],
      }),
    ).toMatchObject({ code: 'INVALID_KEY' });
    expect([await kvs('get', 'new'), await kvs('get', 'old')]).toEqual([{}, { value: 1 }]);
    expect(await host.probe('transaction', { set: [['new', 1]], delete: ['old', 'never-there'] })).toBe('done');
    expect([await kvs('get', 'new'), await kvs('get', 'old')]).toEqual([{ value: 1 }, {}]);
  });

  it('a transaction names each key once and has at most 25 operations', async () => {
    const many = Array.from({ length: 26 }, (_, index) => [`many:${index}`, 1]);
    expect(await host.probe('transaction', { set: many, delete: [] })).toMatchObject({ status: 422 });
    expect(await host.probe('transaction', { set: [['twice', 1]], delete: ['twice'] })).toMatchObject({ code: 'KEY_DUPLICATION_ERROR' });
  });

  it('a transaction takes 4 MB', async () => {
    const large = (count: number) => Array.from({ length: count }, (_, index) => [`large:${index}`, 'x'.repeat(240_000)]);
    expect(await host.probe('transaction', { set: large(17), delete: [] })).toMatchObject({ code: 'MAX_SIZE' });
    expect(await host.probe('transaction', { set: large(16), delete: [] })).toBe('done');
  });
});

it('fails as a test asks it to, and only where', async () => {
  host.storage.setFault((operation, key) =>
    operation === 'set' && key === 'unlucky' ? { status: 429, code: 'RATE_LIMIT_EXCEEDED', message: 'Too many requests.' } : undefined,
  );
  expect(await kvs('set', 'unlucky', 1)).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', status: 429 });
  expect(await kvs('set', 'lucky', 1)).toEqual({});
});

function nested(depth: number): unknown {
  return depth === 0 ? 'end' : { deeper: nested(depth - 1) };
}
