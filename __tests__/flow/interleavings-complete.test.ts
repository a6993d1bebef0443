import { adminPayloads, projectPayloads } from '../../src/contract/admin-payloads';
import { panelPayloads } from '../../src/contract/panel-payloads';
import { queuePayloads } from '../../src/contract/queue-payloads';
import { ACTIONS, GROUPS, NEVER_TOGETHER } from './support/interleavings/groups';
import { pairsOf } from './support/interleavings/explore';
import { startExploring } from './support/interleavings/test-groups';

/** The functions of each resolver. */
const RESOLVERS: Record<string, object> = { panel: panelPayloads, queue: queuePayloads, admin: adminPayloads, project: projectPayloads };

const nameOf = (pair: readonly string[]): string => pair.toSorted().join(' and ');

describe('orders are tried', () => {
  afterAll(() => void jest.useRealTimers());

  it('of every function that a person or the platform can call', async () => {
    const { site, states } = await startExploring();
    site.called.clear();
    for (const action of Object.values(ACTIONS)) {
      site.restore(states.working);
      await action(site);
    }
    const callable = site.exports().flatMap((name) => Object.keys(RESOLVERS[name] ?? {}).map((key) => `${name}.${key}`));
    const workers = site.exports().filter((name) => !(name in RESOLVERS));
    expect([...site.called].sort()).toEqual([...callable, ...workers].sort());
  });

  it('of every pair of them', () => {
    const names = Object.keys(ACTIONS);
    const tried = new Set(Object.values(GROUPS).flatMap(({ pairs }) => pairs.map(nameOf)));
    const missing = pairsOf(names, names).filter((pair) => !tried.has(nameOf(pair)));
    expect(missing).toEqual([NEVER_TOGETHER]);
  });
});
