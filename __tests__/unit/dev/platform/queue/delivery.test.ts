import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HostOptions } from '../../../../../dev/host';
import type { RecordedCall } from '../../../../../dev/platform';
import { createDuplicates } from '../../../../../dev/platform/queue/duplicates';
import { waitUntil } from '../../../../support/wait-until';
import { startProbeHost, type ProbeHost } from '../probe-host';

let host: ProbeHost;
const others: ProbeHost[] = [];

/** A thousandth: the first gap between two attempts is 10 ms. */
const SCALE = 0.001;

beforeAll(async () => {
  host = await startProbeHost({ queueTimeScale: SCALE });
});

beforeEach(() => host.recorder.clear());

afterEach(async () => {
  host.queue.setDuplicates('none');
  for (const other of others.splice(0)) await other.close();
});

afterAll(() => host.close());

const consumerRuns = (): RecordedCall[] => host.recorder.calls.filter(({ kind }) => kind === 'consumer');
const attempts = (): string[] => consumerRuns().map(({ summary }) => summary);

/** A host that the test has for itself. */
async function another(options: Partial<HostOptions>): Promise<ProbeHost> {
  const other = await startProbeHost(options);
  others.push(other);
  return other;
}

async function work(
  body: object,
  { queue = 'work', ...event }: { queue?: string; concurrency?: object; delayInSeconds?: number } = {},
): Promise<{ jobId: string }> {
  return (await host.probe('push', { queue, events: [{ body, ...event }] })) as { jobId: string };
}

async function workAndWait(body: object): Promise<{ success: number; failed: number }> {
  const { jobId } = await work(body);
  await host.queue.settled();
  return (await host.probe('jobStats', { queue: 'work', jobId })) as { success: number; failed: number };
}

describe('an event', () => {
  it('reaches the consumer of its queue in the shape of @forge/events, with nobody’s rights', async () => {
    const { jobId } = await work({ askJira: true }, { delayInSeconds: 1, concurrency: { key: 'k', limit: 1 } });
    await host.queue.settled();
    const result = consumerRuns()[0]?.result as { event: Record<string, unknown>; context: object; jira: object };
    expect(result.event).toEqual({
      body: { askJira: true },
      delayInSeconds: 1,
      concurrency: { key: 'k', limit: 1 },
      queueName: 'work',
      jobId,
      eventId: expect.stringMatching(/^[\da-f-]{36}$/u) as string,
    });
    expect(Object.keys(result.context)).toEqual(['installContext']);
    expect(result.jira).toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR' });
  });

  it('is a run of its own in the inspector, with its calls below it', async () => {
    await workAndWait({ mark: 'shown' });
    const [run] = consumerRuns();
    expect(run).toMatchObject({ summary: 'worker of queue work', accountId: null, payload: { mark: 'shown' } });
    expect(host.recorder.calls.find(({ kind, invocationId }) => kind === 'storage' && invocationId === run?.id)?.summary).toMatch(
      /^set shown:/u,
    );
  });

  it('runs in a process that no function of a front end is in', async () => {
    await workAndWait({});
    expect((consumerRuns()[0]?.result as { processId: number }).processId).not.toBe(await host.probe('processId'));
  });

  it('goes on when a function of a front end runs out of time, and runs longer than those may', async () => {
    const other = await another({ functionTimeout: 3_000, queueTimeScale: SCALE });
    await other.probe('push', { queue: 'work', events: [{ body: { milliseconds: 3_500 } }] });
    await expect(other.probe('spin')).rejects.toThrow('did not finish within');
    await other.queue.settled();
    expect(other.recorder.calls.filter(({ kind }) => kind === 'consumer')).toMatchObject([{ result: { event: { queueName: 'work' } } }]);
  });
});

describe('an event whose consumer fails', () => {
  it.each([
    ['throws', 'throw', 'FUNCTION_PLATFORM_UNKNOWN_ERROR'],
    ['ends its process', 'exit', 'FUNCTION_PLATFORM_UNKNOWN_ERROR'],
    ['fills its heap', 'fill', 'FUNCTION_OUT_OF_MEMORY'],
    ['fills its memory outside the heap', 'fillBuffers', 'FUNCTION_OUT_OF_MEMORY'],
  ])('comes again when it %s, and knows why', async (_how, failing, reason) => {
    expect(await workAndWait({ failing, attempts: 1 })).toMatchObject({ success: 1, failed: 0 });
    expect(attempts()).toEqual(['worker of queue work', 'worker of queue work, attempt 2']);
    const { event } = consumerRuns()[1]?.result as { event: { retryContext: object } };
    expect(event.retryContext).toMatchObject({
      retryCount: 1,
      retryReason: reason,
      retentionWindow: { remainingTimeMs: expect.any(Number) as number },
    });
  });

  it('comes again when it ran out of time, which ends no other run', async () => {
    const shared = await host.probe('processId');
    await work({ until: 'spun' }, { queue: 'slow-work' });
    await work({ failing: 'spin', attempts: 1 }, { queue: 'hasty-work' });
    const hasty = (): RecordedCall[] => consumerRuns().filter(({ summary }) => summary.includes('hasty'));
    await waitUntil(() => hasty().some(({ result }) => result !== undefined));
    await host.probe('storage', { call: ['set', 'spun', true] });
    await host.queue.settled();
    expect(hasty()[0]?.error).toContain('did not finish within');
    expect(hasty().at(-1)?.result).toMatchObject({ event: { retryContext: { retryReason: 'FUNCTION_TIME_OUT' } } });
    expect(consumerRuns().filter(({ summary }) => summary.includes('slow'))).toMatchObject([
      { result: { event: { queueName: 'slow-work' } } },
    ]);
    expect(await host.probe('processId')).toBe(shared);
  });

  it('comes again when it asks for that, with the data that it gave', async () => {
    await workAndWait({ failing: 'retry', attempts: 1 });
    const { event } = consumerRuns()[1]?.result as { event: { eventId: string; retryContext: { retryData: object } } };
    expect(event.retryContext).toMatchObject({ retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { seen: event.eventId } });
  });

  it('does not come again when its job was cancelled meanwhile', async () => {
    const { jobId } = await work({ until: 'cancelled', failing: 'throw' });
    await waitUntil(() => host.recorder.calls.some(({ summary }) => summary === 'get cancelled'));
    expect(await host.probe('cancelJob', { queue: 'work', jobId })).toBe('cancelled');
    expect(host.queue.pending()).toMatchObject([{ state: 'running' }]);
    await host.probe('storage', { call: ['set', 'cancelled', true] });
    await host.queue.settled();
    expect(attempts()).toEqual(['worker of queue work']);
    expect(await host.probe('jobStats', { queue: 'work', jobId })).toEqual({ success: 0, inProgress: 0, failed: 0 });
  });

  it('waits longer each time, a quarter of an hour at most, and is given up after a day', async () => {
    const quick = await another({ queueTimeScale: 0 });
    await quick.probe('push', { queue: 'work', events: [{ body: { failing: 'throw' } }] });
    const { jobId } = quick.queue.pending()[0]!.event;
    await quick.queue.settled();
    const tried = quick.recorder.calls.filter(({ kind }) => kind === 'consumer');
    // 10 + 20 + … + 640 s are 7 gaps and 1,270 s; the other 85,130 s of the day hold 94 gaps of 900 s.
    expect(tried.length).toBe(1 + 7 + 94);
    expect(await quick.probe('jobStats', { queue: 'work', jobId })).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });
});

describe('events that come twice', () => {
  it('come again after the first time', async () => {
    host.queue.setDuplicates('after');
    await workAndWait({ mark: 'after' });
    const [first, second] = consumerRuns();
    expect(attempts()).toEqual(['worker of queue work', 'worker of queue work, delivered twice']);
    expect(second?.start).toBeGreaterThanOrEqual(first?.end ?? Infinity);
    expect((second?.result as { event: object }).event).toEqual((first?.result as { event: object }).event);
  });

  it('come at the same time, whatever limit of concurrency they have', async () => {
    host.queue.setDuplicates('together');
    await work({ until: 'both' }, { concurrency: { key: 'one', limit: 1 } });
    await waitUntil(() => host.recorder.calls.filter(({ summary }) => summary === 'get both').length >= 2);
    await host.probe('storage', { call: ['set', 'both', true] });
    await host.queue.settled();
    const [first, second] = consumerRuns();
    expect(second?.start).toBeLessThan(first?.end ?? 0);
    expect((second?.result as { processId: number }).processId).not.toBe((first?.result as { processId: number }).processId);
  });

  it('do so now and then, and the same ones after each start', () => {
    const ofMany = (): unknown[] => Array.from({ length: 200 }, createDuplicates('sometimes').next);
    const copies = ofMany();
    expect(copies).toEqual(ofMany());
    expect(copies.filter((copy) => copy !== null).length).toBeGreaterThan(10);
    expect(copies.filter((copy) => copy !== null).length).toBeLessThan(40);
    expect(new Set(copies)).toEqual(new Set([null, 'after', 'together']));
  });

  it('do so in a host that is to let them', async () => {
    const other = await another({ duplicates: 'after' });
    await other.probe('push', { queue: 'work', events: [{ body: {} }] });
    await other.queue.settled();
    expect(other.recorder.calls.filter(({ kind }) => kind === 'consumer')).toHaveLength(2);
  });
});

describe('the order of work', () => {
  it('keeps to the limit of a concurrency key, and to no other’s', async () => {
    const events = ['a', 'a', 'a', 'b'].map((key) => ({ body: { milliseconds: 150, key }, concurrency: { key, limit: 2 } }));
    host.queue.hold();
    await host.probe('push', { queue: 'work', events });
    host.queue.release();
    expect(host.queue.pending().map(({ state }) => state)).toEqual(['running', 'running', 'ready', 'running']);
    await host.queue.settled();
    expect(consumerRuns().length).toBe(4);
  });

  it('keeps to it over several queues', async () => {
    const event = { body: { milliseconds: 150 }, concurrency: { key: 'shared', limit: 1 } };
    host.queue.hold();
    await host.probe('push', { queue: 'work', events: [event] });
    await host.probe('push', { queue: 'slow-work', events: [event] });
    host.queue.release();
    expect(host.queue.pending().map(({ state }) => state)).toEqual(['running', 'ready']);
    await host.queue.settled();
    expect(consumerRuns()).toHaveLength(2);
  });

  it('is held, and let go one by one', async () => {
    host.queue.hold();
    await work({ n: 1 });
    await work({ n: 2 });
    expect(consumerRuns()).toEqual([]);
    host.queue.release(1);
    await waitUntil(() => host.queue.pending().length === 1);
    expect(consumerRuns()).toMatchObject([{ payload: { n: 1 } }]);
    host.queue.release();
    await host.queue.settled();
    expect(consumerRuns().length).toBe(2);
  });
});

describe('a request of a consumer to another host', () => {
  let silent: Server;

  beforeAll(async () => {
    silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => new Promise((resolve) => silent.close(resolve)));

  it('is cut after Forge’s time, long before the function’s own end', async () => {
    const { port } = silent.address() as AddressInfo;
    const other = await another({ backgroundFetchLimit: 200, names: { 'silent.sprintloom.com': `http://127.0.0.1:${port}` } });
    other.approve('https://silent.sprintloom.com');
    await other.probe('push', { queue: 'work', events: [{ body: { url: 'https://silent.sprintloom.com/' } }] });
    await other.queue.settled();
    const run = other.recorder.calls.find(({ kind }) => kind === 'consumer');
    expect(run?.result).toMatchObject({ fetched: { failed: true, name: 'TypeError', message: 'fetch failed' } });
  });
});
