import { createInvocationLimits } from '../../../../dev/platform/invocation-limits';
import { startProbeHost, type ProbeHost } from './probe-host';

const REFUSED = 'Functions were invoked more often than Forge allows.';

let host: ProbeHost;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 30);
  host = await startProbeHost({ limitInvocations: true, now: () => now, queueTimeScale: 0.001 });
});

afterEach(() => host.close());

/** Invokes a function so many times within the second that the clock shows. */
async function invokeTimes(count: number, as: { accountId?: string } = {}): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => host.probe('processId', undefined, as)));
}

it('lets an installation run 300 functions in a second, and the next ones in the next second', async () => {
  await invokeTimes(300);
  await expect(host.probe('processId')).rejects.toThrow(REFUSED);
  expect(await host.probe('processId', undefined, { override: { installationId: 'another' } })).toBeGreaterThan(0);
  now += 1_000;
  expect(await host.probe('processId')).toBeGreaterThan(0);
});

it('lets one person run 1,200 in a minute, and others more', async () => {
  const [, other] = host.jira.people;
  for (let second = 0; second < 4; second += 1) {
    await invokeTimes(300);
    now += 1_000;
  }
  await expect(host.probe('processId')).rejects.toThrow(REFUSED);
  expect(await host.probe('processId', undefined, { accountId: other?.accountId })).toBeGreaterThan(0);
  now += 60_000;
  expect(await host.probe('processId')).toBeGreaterThan(0);
});

it('lets an installation run 7,000 in a minute, whoever started them', () => {
  const limits = createInvocationLimits(() => now);
  for (let begun = 0; begun < 7_000; begun += 1) {
    if (begun % 250 === 0) now += 1_000;
    expect(limits.admit('site', `person ${begun % 10}`)).toBe(true);
  }
  now += 1_000;
  expect(limits.admit('site', 'somebody else')).toBe(false);
  expect(limits.admit('another site', 'somebody else')).toBe(true);
});

it('lets an event come again later that is over the limit', async () => {
  await invokeTimes(299);
  await host.probe('push', { queue: 'work', events: [{ body: {} }] });
  now += 1_000;
  await host.queue.settled();
  const runs = host.recorder.calls.filter(({ kind }) => kind === 'consumer');
  expect(runs[0]?.error).toBe(REFUSED);
  expect(runs.at(-1)?.result).toMatchObject({ event: { retryContext: { retryReason: 'FUNCTION_PLATFORM_RATE_LIMITED' } } });
});
