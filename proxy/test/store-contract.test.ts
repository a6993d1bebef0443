import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { parseToken } from '../src/access/token';
import { CancelledError } from '../src/http/cancelled-error';
import type { Place } from '../src/store/store';
import { fileAdmin } from './support/file-admin';
import { describeWithEachStore, minimalConfig, startTestStores, type TestStores } from './support/stores';
import { until } from './support/until';
import { LIMITS, openUsedStore, type UsedStore } from './support/used-store';

const NEVER = new AbortController().signal;

async function enter(place: Place | null | undefined): Promise<void> {
  await place?.enter(NEVER);
}

/** What holds of any store. */
function contract(open: () => Promise<{ used: UsedStore; close: () => Promise<void> }>): void {
  let used: UsedStore;
  let close: () => Promise<void>;
  beforeAll(async () => ({ used, close } = await open()));
  afterAll(() => close());

  test('a token opens it from when it was made until the command that revokes it returns', async () => {
    for (let round = 0; round < 20; round += 1) {
      const token = await used.newToken();
      for (let call = 0; call < 2; call += 1) expect((await used.call(token)).granted).toBe(true);
      expect(await used.identify(token)).toMatchObject({ tokenId: parseToken(token)?.id });
      await used.admin.revoke({ id: parseToken(token)?.id ?? '' });
      await expect(used.admit(token)).rejects.toMatchObject({ code: 'invalid_api_key' });
      await expect(used.identify(token)).rejects.toMatchObject({ code: 'invalid_api_key' });
    }
  });

  test('neither an unknown token nor a wrong secret opens it, and neither is counted', async () => {
    const token = await used.newToken({ quotas: { burst: 1, requestsPerMinute: 1 } });
    const id = parseToken(token)?.id ?? '';
    for (const wrong of [`att_${'0'.repeat(12)}_${'0'.repeat(43)}`, `att_${id}_${'0'.repeat(43)}`, `att_${id}_${'0'.repeat(43)}`])
      await expect(used.admit(wrong)).rejects.toMatchObject({ code: 'invalid_api_key' });
    expect((await used.call(token)).granted).toBe(true);
  });

  test('a rotated token works until its grace period ends, and its successor at once', async () => {
    const token = await used.newToken();
    await used.call(token);
    const id = parseToken(token)?.id ?? '';
    const [issued] = await used.admin.rotate({ id }, 3_600_000);
    expect(await used.admin.rotate({ id }, 3_600_000)).toEqual([]);
    await used.call(token);
    await used.call(issued?.token ?? '');
    await used.admin.rotate({ id }, 0);
    await expect(used.admit(token)).rejects.toMatchObject({ code: 'invalid_api_key' });
    await used.call(issued?.token ?? '');
    const ending = await used.newToken({ expiresAt: new Date(Date.now() - 1).toISOString() });
    await expect(used.admit(ending)).rejects.toMatchObject({ code: 'expired_api_key' });
  });

  test('a burst is granted to the last request and not one more, whatever token of the tenant asks, however many at once', async () => {
    const tenant = `burst-${Math.random()}`;
    // Slow enough that none is due before the test is over.
    const quotas = { requestsPerMinute: 1, burst: 5 };
    const tokens = await Promise.all([1, 2].map(() => used.newToken({ tenant, quotas })));
    const verdicts = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        return used.call(tokens[index % 2] ?? '');
      }),
    );
    const granted = verdicts.filter((verdict) => verdict.granted);
    expect(granted.map(({ limit, remaining }) => [limit, remaining]).sort()).toEqual([0, 1, 2, 3, 4].map((left) => [5, left]));
    for (const verdict of verdicts.filter((each) => !each.granted)) {
      expect(verdict).toMatchObject({ code: 'rate_limit_exceeded', remaining: 0 });
      expect(verdict.granted ? 0 : verdict.retryAfterSeconds).toBeLessThanOrEqual(60);
      expect(verdict.granted ? 0 : verdict.retryAfterSeconds).toBeGreaterThanOrEqual(1);
    }
  });

  test('a bucket refills, and a day does not', async () => {
    const token = await used.newToken({ quotas: { requestsPerMinute: 1_200, burst: 1, requestsPerDay: 3 } });
    const codes: string[] = [];
    await until(async () => {
      const verdict = await used.call(token);
      codes.push(verdict.granted ? 'granted' : verdict.code);
      return codes.at(-1) === 'daily_quota_exceeded';
    });
    expect(codes.filter((code) => code === 'granted').length).toBe(3);
    expect(await used.call(token)).toMatchObject({ granted: false, remaining: 0 });
  });

  test('a tenant has its share of places at once, and its further calls wait for its own', async () => {
    const token = await used.newToken({ quotas: { concurrent: 2 } });
    const places = (await Promise.all([1, 2, 3].map(() => used.admit(token)))).map(({ place }) => place);
    await Promise.all(places.slice(0, 2).map(enter));
    let hasThird = false;
    const third = enter(places[2]).then(() => (hasThird = true));
    await until(() => used.store.waiting === 1);
    // Others are not kept waiting by it.
    const other = (await used.admit(await used.newToken())).place;
    await enter(other);
    other?.leave();
    expect(hasThird).toBe(false);
    places[0]?.leave();
    await third;
    places[1]?.leave();
    places[2]?.leave();
    await until(() => used.store.active === 0);
  });

  test('places are bounded for all together, and tenants take turns at them', async () => {
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => used.newToken()));
    const holders = (await Promise.all([first, first, second].map((token) => used.admit(token ?? '')))).map(({ place }) => place);
    await Promise.all(holders.map(enter));
    const order: string[] = [];
    const come = async (name: string, token: string): Promise<void> => {
      const { place } = await used.admit(token);
      const waitingBefore = used.store.waiting;
      const entered = enter(place).then(() => {
        order.push(name);
        place?.leave();
      });
      await until(() => used.store.waiting === waitingBefore + 1);
      waits.push(entered);
    };
    const waits: Promise<void>[] = [];
    await come('greedy', third ?? '');
    await come('greedy', third ?? '');
    await come('greedy', third ?? '');
    await come('modest', second ?? '');
    holders[0]?.leave();
    await Promise.all(waits);
    expect(order.indexOf('modest')).toBeLessThanOrEqual(1);
    holders[1]?.leave();
    holders[2]?.leave();
    await until(() => used.store.active === 0);
  });

  test('waiting is bounded, ends with its caller, and leaves nothing behind', async () => {
    const token = await used.newToken({ quotas: { concurrent: 1 } });
    const held = (await used.admit(token)).place;
    await enter(held);
    const callers = Array.from({ length: LIMITS.waitingPerTenant }, () => new AbortController());
    const waits: Promise<unknown>[] = [];
    for (const caller of callers)
      waits.push((await used.admit(token)).place?.enter(caller.signal).catch((error: unknown) => error) ?? Promise.resolve());
    await until(() => used.store.waiting === callers.length);
    await expect(enter((await used.admit(token)).place)).rejects.toMatchObject({ code: 'too_many_waiting' });
    for (const caller of callers) caller.abort(new CancelledError('caller_gone'));
    for (const outcome of await Promise.all(waits)) expect(outcome).toBeInstanceOf(CancelledError);
    held?.leave();
    const next = (await used.admit(token)).place;
    await enter(next);
    next?.leave();
    await until(() => used.store.active === 0 && used.store.waiting === 0);
  });

  test('refused keys of a network wait longer and longer, and no other network does', async () => {
    const network = `${Math.random()}/24`;
    const delays: number[] = [];
    for (let index = 0; index < 8; index += 1) delays.push(await used.store.recordRefusedKey(network));
    expect(delays).toEqual([0, 0, 0, 0, 0, 100, 200, 400]);
    expect(await used.store.recordRefusedKey(`${network}/other`)).toBe(0);
  });

  test('each act of administration is noted: who, what, when, of which token, and never the token', async () => {
    const startedAt = new Date(Date.now() - 1).toISOString();
    const tenant = `audited-${Math.random()}`;
    const token = await used.newToken({ tenant });
    const id = parseToken(token)?.id;
    const [issued] = await used.admin.rotate({ tenant }, 0);
    await used.admin.revoke({ tenant });
    await used.admin.prune(-60_000);
    const entries = (await used.admin.audit(1_000)).filter((entry) => entry.tenant === tenant).toReversed();
    const successor = issued?.record.id;
    expect(entries.map(({ action, tokenId, actor }) => [action, tokenId, actor]).sort()).toEqual(
      [
        ['create', id, 'tester'],
        ['create', successor, 'tester'],
        ['prune', id, 'tester'],
        ['prune', successor, 'tester'],
        ['revoke', successor, 'tester'],
        ['rotate', id, 'tester'],
      ].sort(),
    );
    expect(entries.map(({ action }) => action)[0]).toBe('create');
    for (const { at } of entries) expect(at > startedAt).toBe(true);
    for (const shown of [token, issued?.token ?? ''])
      expect(JSON.stringify([entries, await used.admin.list()])).not.toContain(parseToken(shown)?.secret);
    await expect(used.admit(token)).rejects.toMatchObject({ code: 'invalid_api_key' });
  });

  test('tokens of a file are taken over once, and go on working', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'proxy-import-'));
    const file = fileAdmin(join(folder, 'tokens.json'));
    const { token, record } = await file.create({
      tenant: 'moved',
      plan: 'basic',
      models: ['triage'],
      quotas: { burst: 2 },
      expiresAt: null,
    });
    expect(await used.admin.adopt(await file.list())).toEqual([record]);
    expect(await used.admin.adopt(await file.list())).toEqual([]);
    expect(await used.call(token)).toMatchObject({ granted: true, limit: 2 });
    // The file may go on being used until the last instance has left it, and what was revoked here stays so.
    const [successor] = await file.rotate({ id: record.id }, 3_600_000);
    expect(await used.admin.adopt(await file.list())).toEqual([successor?.record, expect.objectContaining({ isReplaced: true })]);
    await file.revoke({ id: record.id });
    await used.admin.adopt(await file.list());
    await expect(used.admit(token)).rejects.toMatchObject({ code: 'invalid_api_key' });
    await used.admin.revoke({ tenant: 'moved' });
    expect(await used.admin.adopt(await file.list())).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  test('two administrators at once lose nothing and double nothing', async () => {
    const tenant = `shared-${Math.random()}`;
    await Promise.all(Array.from({ length: 4 }, () => used.newToken({ tenant })));
    const rotations = await Promise.all([1, 2, 3].map(() => used.admin.rotate({ tenant }, 3_600_000)));
    expect((await used.admin.list()).filter((record) => record.tenant === tenant).length).toBe(4 + rotations.flat().length);
    const replaced = (await used.admin.list()).filter((record) => record.tenant === tenant && record.isReplaced);
    expect(replaced.length).toBe(rotations.flat().length);
  });
}

describe('the store in a file', () => {
  contract(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'proxy-file-store-'));
    const file = openUsedStore({ ...minimalConfig(directory, undefined), tokensFile: join(directory, 'tokens.json') });
    return { used: file, close: async () => rmSync(directory, { recursive: true, force: true }) };
  });
});

describeWithEachStore('the shared store', (name) => {
  let all: TestStores;
  let one: UsedStore;

  contract(async () => {
    all = await startTestStores();
    const said: string[] = [];
    one = openUsedStore(minimalConfig(all.directory, all.stores.configOf('one', 20_000)), said);
    await one.store.open();
    expect(said).toEqual(['Redis answers.']);
    return {
      used: one,
      async close() {
        await one.admin.close();
        await one.store.close();
        await all.close();
      },
    };
  });

  test('is what the title says', async () => {
    const { redis, password } = all.stores;
    const client = new Redis({ port: redis.port, password, tls: { rejectUnauthorized: false } });
    expect(/^valkey_version:/m.test(await client.info('server'))).toBe(name === 'Valkey');
    client.disconnect();
  });

  test('lets a tenant that waits at another instance go before one that comes later', async () => {
    const two = openUsedStore(minimalConfig(all.directory, all.stores.configOf('two', 20_000)));
    await two.store.open();
    const [holder = '', early = '', late = ''] = await Promise.all([1, 2, 3].map(() => one.newToken()));
    await one.call(late);
    const held = [await one.admit(holder), await one.admit(holder), await one.admit(holder)].map(({ place }) => place);
    await Promise.all(held.map(enter));
    const order: string[] = [];
    const earlyPlace = (await two.admit(early)).place;
    const earlyEntered = enter(earlyPlace).then(() => order.push('early'));
    await until(() => two.store.waiting === 1);
    held[0]?.leave();
    // Goes along with the place that was given back, in one step of Redis.
    const latePlace = (await one.admit(late)).place;
    const lateEntered = enter(latePlace).then(() => order.push('late'));
    await earlyEntered;
    expect(order).toEqual(['early']);
    earlyPlace?.leave();
    await lateEntered;
    for (const place of [latePlace, held[1], held[2]]) place?.leave();
    await until(() => one.store.active === 0);
    await two.admin.close();
    await two.store.close();
  });

  test('keeps no place from others for a call that was refused before it waited', async () => {
    const [holder = '', refused = '', next = ''] = await Promise.all([1, 2, 3].map(() => one.newToken()));
    const held = [await one.admit(holder), await one.admit(holder), await one.admit(holder)].map(({ place }) => place);
    await Promise.all(held.map(enter));
    // As a call whose body turns out to be none.
    (await one.admit(refused)).place?.leave();
    held[0]?.leave();
    const { place } = await one.admit(next);
    const entered = enter(place);
    expect(one.store.waiting).toBe(0);
    await entered;
    for (const each of [place, held[1], held[2]]) each?.leave();
    await until(() => one.store.active === 0);
  });
});
