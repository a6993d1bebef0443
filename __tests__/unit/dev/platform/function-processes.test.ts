import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInspectedProcesses, createProcessPool } from '../../../../dev/platform';
import { startProbeHost, type ProbeHost } from './probe-host';

const pool = createProcessPool();
afterAll(() => pool.close());

/** Starts a site, lets it do something, ends it, and returns the process that its functions ran in. */
async function processOf(use: (host: ProbeHost) => Promise<unknown> = () => Promise.resolve()): Promise<unknown> {
  const host = await startProbeHost({ processes: pool, faultTimes: { storageSlow: 1_000 } });
  try {
    const id = await host.probe('processId');
    await use(host);
    return id;
  } finally {
    await host.close();
  }
}

describe('a pool of processes', () => {
  it('hands a warm process to the next site, which alone hears of what happens in it', async () => {
    const seen: unknown[] = [];
    const first = await processOf(async (host) => {
      await host.probe('storage', { call: ['set', 'a', 1] });
      seen.push(host.logs, host.recorder.calls);
    });
    const before = JSON.stringify(seen);
    const second = await processOf(async (host) => {
      await host.probe('log', { n: 1 });
      expect(host.logs).toHaveLength(1);
      expect(await host.probe('storage', { call: ['get', 'a'] })).toEqual({});
    });
    expect(second).toBe(first);
    expect(JSON.stringify(seen)).toBe(before);
  });

  it('hands none on in which something still waits for an answer', async () => {
    const first = await processOf(async (host) => {
      host.setFaults({ storage: { fault: 'slow', nth: 1 } });
      await host.probe('leaveBehind');
    });
    expect(await processOf()).not.toBe(first);
  });

  it('hands none on that has ended, or whose bundle is an old one', async () => {
    const crashed = await processOf((host) => host.probe('crash').catch(() => undefined));
    const old = await processOf((host) => {
      host.restartFunctions();
      return Promise.resolve();
    });
    expect(old).not.toBe(crashed);
    expect(await processOf()).not.toBe(old);
  });

  it('serves two sites at once with a process each', async () => {
    const ids = await Promise.all([
      processOf((host) => host.probe('wait', { milliseconds: 200 })),
      processOf((host) => host.probe('wait', { milliseconds: 200 })),
    ]);
    expect(new Set(ids).size).toBe(2);
  });

  it('ends what is idle when it is closed, and what comes back later', async () => {
    const ids = [await processOf()];
    await processOf(async (host) => {
      // The idle one is this site's by now.
      ids.push(await processOf());
      await pool.close();
      expect(await host.probe('processId')).toBe(ids[0]);
    });
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(() => process.kill(Number(id), 0)).toThrow('ESRCH');
  });
});

it('lets a debugger attach to the process that runs functions', async () => {
  const port = await freePort();
  const host = await startProbeHost({ processes: createInspectedProcesses(port) });
  try {
    await host.probe('processId');
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { title: string }[];
    expect(targets).toEqual([expect.objectContaining({ title: expect.stringContaining('function-worker') })]);
  } finally {
    await host.close();
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
