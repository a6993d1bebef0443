import { waitUntil } from '../../../support/wait-until';
import { startProbeHost, type ProbeHost } from './probe-host';

const HOUR = 3_600_000;
let host: ProbeHost;
let time = 1_700_000_000_000;

beforeAll(async () => {
  host = await startProbeHost({ now: () => time, firstScheduledRun: 300_000 });
});

afterAll(() => host.close());

const runs = () => host.recorder.calls.filter(({ kind }) => kind === 'schedule');

it('is given what Forge gives to a scheduled function, and nobody’s rights', async () => {
  const { request, context, jira } = (await host.runSchedule('probe-hourly')) as Record<string, object>;
  expect(request).toEqual({
    context: { cloudId: expect.any(String) as string, moduleKey: 'probe-hourly' },
    contextToken: expect.any(String) as string,
  });
  expect(Object.keys(context ?? {})).toEqual(['installContext']);
  expect(jira).toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR' });
  expect(runs()).toMatchObject([{ summary: 'hourly, scheduled every hour', accountId: null }]);
});

it('runs by itself after the first five minutes, and then once in each interval of the host’s clock', async () => {
  host.recorder.clear();
  time += 299_000;
  await host.runSchedule('probe-hourly');
  expect(runs().length).toBe(1);
  time += 2_000;
  await waitUntil(() => runs().length === 2);
  time += 3 * HOUR;
  await waitUntil(() => runs().length === 3);
  time += HOUR;
  await waitUntil(() => runs().length === 4);
  expect(runs().every(({ error }) => error === undefined)).toBe(true);
});

it('is refused for a trigger that the manifest lacks', async () => {
  await expect(host.runSchedule('nope')).rejects.toThrow('no scheduled trigger with the key nope');
});

it('never runs by itself where that was not asked for', async () => {
  let clock = 1_700_000_000_000;
  const other = await startProbeHost({ now: () => clock });
  clock += 100 * HOUR;
  await other.probe('wait', { milliseconds: 700 });
  expect(other.recorder.calls.filter(({ kind }) => kind === 'schedule')).toEqual([]);
  await other.close();
});
