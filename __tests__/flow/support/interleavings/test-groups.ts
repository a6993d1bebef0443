import type { Action } from './actions';
import { explore, SCHEDULES, type Oracle } from './explore';
import { InProcessSite } from './in-process-site';
import { valuesOn, type IssueValues } from './oracles';
import { prepareStates, type States } from './prepare-states';

/** Pairs of actions that begin at the same moment and are looked at in the same way. */
export interface Group {
  what: string;
  /** Of all schedules, an equal part for each of the pairs. */
  share: number;
  state: keyof States;
  actions: Record<string, Action>;
  pairs: [string, string][];
  /** `issueBefore`: what was on the issue before anybody decided. */
  oracle: (issueBefore: IssueValues) => Oracle;
}

/** All of jest's fake clock but what a time limit is made of. */
const REAL_CLOCK = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
] as const;

/** As long as a pause of the app's may be, in milliseconds; whatever is longer is a time limit. */
const LONGEST_PAUSE_MS = 1_000;

/** The site moves the time: what a schedule finds must not depend on the machine's speed. */
function holdTheClock(): void {
  jest.useFakeTimers({ now: Date.now(), doNotFake: [...REAL_CLOCK] });
  const fake = globalThis.setTimeout;
  // A pause is over at once, and a time limit never is.
  const withoutPauses = (callback: () => void, ms = 0): unknown => (ms <= LONGEST_PAUSE_MS ? setImmediate(callback) : fake(callback, ms));
  Object.assign(globalThis, { setTimeout: withoutPauses });
}

/** Log lines are of no interest, and there are tens of thousands. */
export const silence = (): void => void jest.spyOn(console, 'log').mockImplementation(() => undefined);

/** A site, and the moments at which people begin. No time limit ends on its own until the tests are over. */
export async function startExploring(): Promise<{ site: InProcessSite; states: States }> {
  silence();
  holdTheClock();
  const site = new InProcessSite();
  return { site, states: await prepareStates(site) };
}

/** One test for each group. */
export function testGroups(groups: Group[]): void {
  let site: InProcessSite;
  let states: States;

  beforeAll(async () => {
    ({ site, states } = await startExploring());
  });
  beforeEach(silence);
  afterAll(() => void jest.useRealTimers());

  it.each(groups)(
    '$what',
    async ({ share, state, actions, pairs, oracle }) => {
      const runs = Math.max(1, Math.round((share * SCHEDULES) / pairs.length));
      site.restore(states.open);
      const judge = oracle(valuesOn(site));
      for (const names of pairs) {
        expect(await explore({ site, before: states[state], actions, names, oracle: judge }, runs)).toBeNull();
      }
    },
    300_000,
  );
}
