import { adminPayloads, projectPayloads } from '../../src/contract/admin-payloads';
import { panelPayloads } from '../../src/contract/panel-payloads';
import { queuePayloads } from '../../src/contract/queue-payloads';
import type { ProjectLearning } from '../../src/contract/learning';
import { LEARNED, type Action } from './support/interleavings/actions';
import { ACTIONS, GROUPS, NEVER_TOGETHER } from './support/interleavings/groups';
import { explore, pairsOf, type Oracle } from './support/interleavings/explore';
import type { InProcessSite } from './support/interleavings/in-process-site';
import type { States } from './support/interleavings/prepare-states';
import { good } from './support/triage-site';
import { silence, startExploring } from './support/interleavings/test-groups';

/** The functions of each resolver. */
const RESOLVERS: Record<string, object> = { panel: panelPayloads, queue: queuePayloads, admin: adminPayloads, project: projectPayloads };

const nameOf = (pair: readonly string[]): string => pair.toSorted().join(' and ');

describe('orders are tried', () => {
  let site: InProcessSite;
  let states: States;

  beforeAll(async () => {
    ({ site, states } = await startExploring());
  });
  beforeEach(silence);
  afterAll(() => void jest.useRealTimers());

  it('of every function that a person or the platform can call', async () => {
    site.called.clear();
    for (const action of Object.values(ACTIONS)) {
      site.restore(states.working);
      await action(site);
    }
    const callable = site.exports().flatMap((name) => Object.keys(RESOLVERS[name] ?? {}).map((key) => `${name}.${key}`));
    const workers = site.exports().filter((name) => !(name in RESOLVERS));
    expect([...site.called].sort()).toEqual([...callable, ...workers].sort());
  });

  it('of a day that teaches, which the app reads as itself', async () => {
    site.restore(states.learned);
    await LEARNED['learn what was resolved'](site);
    const { profile } = good(await site.call('admin', 'getLearning', { projectId: '10001' }, 'administrator')) as ProjectLearning;
    expect(profile?.daily).toMatchObject({ issues: 1, outcome: 'ok' });
  });

  it('of every pair of them', () => {
    const names = Object.keys(ACTIONS);
    const tried = new Set(Object.values(GROUPS).flatMap(({ pairs }) => pairs.map(nameOf)));
    const missing = pairsOf(names, names).filter((pair) => !tried.has(nameOf(pair)));
    expect(missing).toEqual([NEVER_TOGETHER]);
  });

  it('also where storage refuses what nothing stands in the way of, and the app pauses before it tries again', async () => {
    const refused = Object.fromEntries(
      Object.entries(ACTIONS).map(([name, action]): [string, Action] => [
        name,
        (at) => {
          at.refusals = 3;
          return action(at);
        },
      ]),
    );
    const names: [string, string] = ['save rules', 'dismiss'];
    const fine: Oracle = async (_site, results) => results.flatMap((result) => (result.ok ? [] : [result.error.code]));
    expect(await explore({ site, before: states.open, actions: refused, names, oracle: fine }, 20)).toBeNull();
  });

  it('until one goes wrong, and the smallest that does is told', async () => {
    const names: [string, string] = ['look at the panel', 'dismiss'];
    const seen: Oracle = async (_site, [look]) => (JSON.stringify(look).includes('"dismissed"') ? ['It was seen dismissed.'] : []);
    const told = await explore({ site, before: states.open, actions: ACTIONS, names, oracle: seen }, 50);
    expect(told).toContain('look at the panel and dismiss: It was seen dismissed.');
    expect(told).toMatch(/^Smallest: call \d+ of "look at the panel" waits until "dismiss" is done\. It was seen dismissed\.$/mu);
  });
});
