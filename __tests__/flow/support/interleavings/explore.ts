import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import type { Result } from '../../../../src/contract/result';
import type { Action } from './actions';
import type { InProcessSite, SiteState } from './in-process-site';

/** What both actions came to, by their names. */
export type Results = [Result<unknown>, Result<unknown>];

/** Says what is wrong after a schedule; nothing when all is well. The gate is open by then. */
export type Oracle = (site: InProcessSite, results: Results, names: [string, string]) => Promise<string[]>;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets whoever was let through come to its next call, before the next one is chosen. */
async function act(run: () => Promise<void>): Promise<void> {
  await run();
  for (let turns = 0; turns < 3; turns += 1) await nextTurn();
}

/** As long as both may take, in milliseconds. They take some 20; the pause of a machine under load is no fault of theirs. */
const MOST_MS = 60_000;

/** jest's fake ones come later. */
const { setTimeout: startTimer, clearTimeout: endTimer } = globalThis;

/** Fails for whoever never ends, with its name, and not with that of all who are in the test. */
async function unlessStuck<Value>(work: Promise<Value>, names: readonly string[]): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_resolve, reject) => {
    timer = startTimer(() => reject(new Error(`${names.join(' and ')}: never ends.`)), MOST_MS);
  });
  try {
    return await Promise.race([work, stuck]);
  } finally {
    endTimer(timer);
  }
}

/** How many schedules are run in all, and from which seed: `SCHEDULES` and `SCHEDULES_SEED` in the environment. */
export const SCHEDULES = Number(process.env['SCHEDULES'] ?? 2_000);
export const SEED = Number(process.env['SCHEDULES_SEED'] ?? 20_261_129);

/** Each pair of two sets once, an action with itself included. */
export function pairsOf(ones: string[], others: string[]): [string, string][] {
  const pairs = ones.flatMap((one) => others.map((other) => [one, other] as [string, string]));
  const seen = new Set<string>();
  return pairs.filter((pair) => {
    const name = pair.toSorted().join();
    return !seen.has(name) && Boolean(seen.add(name));
  });
}

/** A call of one of the two at which the other begins, and which waits until that one is done: most faults need no more. */
interface Hold {
  actor: number;
  nth: number;
}

interface Exploration {
  site: InProcessSite;
  before: SiteState;
  actions: Record<string, Action>;
  names: [string, string];
  oracle: Oracle;
}

/** Who comes next: fast-check's scheduler, or whoever comes first. */
type Turns = Pick<fc.Scheduler, 'schedule' | 'waitFor' | 'waitIdle'>;

const FIRST_COME: Turns = { schedule: async (task) => task, waitFor: async (work) => work, waitIdle: async () => undefined };

/** Who makes a call. One for all schedules: each that exists costs time at every promise. */
const actor = new AsyncLocalStorage<number>();

/** Both actions at once. Calls are let through in the scheduler's order, and the held one last. */
async function runBoth({ site, before, actions, names }: Exploration, scheduler: Turns, hold: Hold | null): Promise<Results> {
  const calls = [0, 0];
  const ended: (() => void)[] = [];
  let reach = (): void => undefined;
  const reached = new Promise<void>((resolve) => void (reach = resolve));
  const ends = names.map(() => new Promise<void>((resolve) => void ended.push(resolve)));
  site.restore(before);
  site.gate = async (call, isRead) => {
    const me = actor.getStore() ?? 0;
    // A reset waits for what is being read.
    const mayBeHeld = !isRead || !names.includes('reset');
    if (mayBeHeld && (calls[me]! += 1) === hold?.nth && me === hold.actor) {
      reach();
      await ends[1 - me];
    }
    await scheduler.schedule(Promise.resolve(), `${names[me]}: ${call}`);
  };
  const begin = (me: number): Promise<Result<unknown>> =>
    actor.run(me, async () => {
      if (hold !== null && me !== hold.actor) await Promise.race([reached, ends[hold.actor]]);
      const result = await actions[names[me]!]!(site);
      ended[me]!();
      return result;
    });
  const results = await scheduler.waitFor(Promise.all([begin(0), begin(1)]));
  await scheduler.waitIdle();
  site.gate = null;
  return results;
}

/** Calls of an action that is alone: all, and those that a reset does not wait for. */
interface Calls {
  all: number;
  writes: number;
}

/** The calls of each action by the moment at which it begins: they are the same in all pairs. */
const counted = new WeakMap<SiteState, Map<Action, Calls>>();

async function countCallsOf(name: string, { site, before, actions }: Exploration): Promise<Calls> {
  const calls = { all: 0, writes: 0 };
  site.restore(before);
  site.gate = async (_call, isRead) => {
    calls.all += 1;
    if (!isRead) calls.writes += 1;
  };
  await unlessStuck(actions[name]!(site), [name]);
  site.gate = null;
  return calls;
}

/** How many calls each of both makes when it is alone, of those that may be held. */
async function countCalls(exploration: Exploration): Promise<number[]> {
  const { before, actions, names } = exploration;
  const known = counted.get(before) ?? new Map<Action, Calls>();
  counted.set(before, known);
  const counts: number[] = [];
  for (const name of names) {
    const calls = known.get(actions[name]!) ?? (await countCallsOf(name, exploration));
    known.set(actions[name]!, calls);
    counts.push(names.includes('reset') ? calls.writes : calls.all);
  }
  return counts;
}

/** What is wrong once both are done. */
async function judge(exploration: Exploration, scheduler: Turns, hold: Hold | null): Promise<string[]> {
  const { site, names, oracle } = exploration;
  const done = runBoth(exploration, scheduler, hold).then((results) => oracle(site, results, names));
  return unlessStuck(done, names);
}

/** The least that goes wrong: one call that waits until the other person is done, and all others as they come. */
async function findHold(exploration: Exploration, holds: Hold[]): Promise<string | null> {
  const { names } = exploration;
  for (const hold of holds) {
    const faults = await judge(exploration, FIRST_COME, hold);
    if (faults.length > 0)
      return `Smallest: call ${hold.nth} of "${names[hold.actor]}" waits until "${names[1 - hold.actor]}" is done. ${faults.join(' ')}`;
  }
  return null;
}

/**
 * Runs two actions side by side in as many orders of their calls as `runs` says.
 * @returns what goes wrong, and the smallest order in which it does; null when nothing does
 */
export async function explore(exploration: Exploration, runs: number): Promise<string | null> {
  const { names } = exploration;
  const counts = await countCalls(exploration);
  const holds = counts.flatMap((count, actor) => Array.from({ length: count }, (_each, index): Hold => ({ actor, nth: index + 1 })));
  const details = await fc.check(
    fc.asyncProperty(fc.scheduler({ act }), fc.option(fc.constantFrom(...holds), { freq: 3 }), async (scheduler, hold) => {
      const faults = await judge(exploration, scheduler, hold);
      if (faults.length > 0) throw new Error(`${names.join(' and ')}: ${faults.join(' ')}`);
    }),
    // Its own way to a smaller one leaves the order of calls as it is, which is all that there is to it here.
    { numRuns: runs, seed: SEED, endOnFailure: true },
  );
  if (!details.failed) return null;
  return [String(details.errorInstance), (await findHold(exploration, holds)) ?? fc.defaultReportMessage(details)].join('\n');
}
