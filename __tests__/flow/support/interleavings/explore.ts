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

/**
 * Runs two actions side by side in as many orders of their calls as `runs` says.
 * @returns the smallest order that goes wrong, call by call; null when none does
 */
export async function explore(
  site: InProcessSite,
  before: SiteState,
  actions: Record<string, Action>,
  names: [string, string],
  oracle: Oracle,
  runs: number,
): Promise<string | null> {
  const [one, other] = names.map((name) => actions[name]!) as [Action, Action];
  const details = await fc.check(
    fc.asyncProperty(fc.scheduler({ act }), async (scheduler) => {
      site.restore(before);
      site.gate = (call) => scheduler.schedule(Promise.resolve(), call);
      const results = await scheduler.waitFor(Promise.all([one(site), other(site)]));
      await scheduler.waitIdle();
      site.gate = null;
      const faults = await oracle(site, results, names);
      if (faults.length > 0) throw new Error(`${names.join(' and ')}: ${faults.join(' ')}`);
    }),
    { numRuns: runs, seed: SEED },
  );
  return fc.defaultReportMessage(details) ?? null;
}
