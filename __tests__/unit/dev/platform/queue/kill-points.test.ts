import { startProbeHost, type ProbeHost } from '../probe-host';

let host: ProbeHost;

beforeAll(async () => {
  host = await startProbeHost({ queueTimeScale: 0.001 });
});

beforeEach(() => host.recorder.clear());

afterAll(() => host.close());

const stored = async (key: string): Promise<unknown> => ((await host.probe('storage', { call: ['get', key] })) as { value: unknown }).value;
const set = (key: string): Promise<unknown> => host.probe('storage', { call: ['set', key, 1] });

describe('a process that is killed at a call', () => {
  it.each([
    ['before', undefined],
    ['after', 1],
  ] as const)('of a front end’s function, %s it takes effect, fails that function', async (moment, value) => {
    const watch = host.killAt({ nth: 1, moment });
    await expect(set(`killed-${moment}`)).rejects.toThrow('process ended (SIGKILL)');
    expect(watch.hit).toBe(true);
    expect(await stored(`killed-${moment}`)).toBe(value);
  });

  it('of a consumer leaves the other processes alone, and the event comes again', async () => {
    const shared = await host.probe('processId');
    const watch = host.killAt({ run: ({ kind, exportName }) => kind === 'consumer' && exportName === 'worker', nth: 1, moment: 'after' });
    await host.probe('push', { queue: 'work', events: [{ body: { mark: 'mark' } }] });
    await host.queue.settled();
    expect(watch.hit).toBe(true);
    const runs = host.recorder.calls.filter(({ kind }) => kind === 'consumer');
    expect(runs).toMatchObject([{ error: expect.stringContaining('SIGKILL') as string }, { summary: 'worker of queue work, attempt 2' }]);
    const marks = Object.entries(host.storage.snapshot().values).filter(([key]) => key.startsWith('mark:'));
    expect(marks.map(([, { value }]) => value).sort()).toEqual([0, 1]);
    expect(await host.probe('processId')).toBe(shared);
  });

  it('is the one whose call is counted: each run has a count of its own', async () => {
    const watch = host.killAt({ call: ({ type, path }) => type === 'kvs' && path.endsWith('/get'), nth: 3, moment: 'before' });
    await stored('a');
    await stored('a');
    await stored('a');
    expect(watch.hit).toBe(false);
    await expect(host.probe('storageRounds')).rejects.toThrow('SIGKILL');
    expect(watch.hit).toBe(true);
  });

  it('is killed once, and not at all when the order is taken back', async () => {
    host.killAt({ nth: 1, moment: 'before' });
    await expect(set('once')).rejects.toThrow('SIGKILL');
    await set('once');
    host.killAt({ nth: 1, moment: 'before' }).cancel();
    await set('once');
  });
});
