import type { ClaimedSlot } from '../../../../src/budget/claim-slot';
import type { BudgetHint } from '../../../../src/triage/suggest/budget-store';
import { claimBudget, releaseBudget } from '../../../../src/triage/suggest/claim-budget';
import type { TriageContext } from '../../../../src/triage/triage-context';

/** Only what budgets need: keys that one caller can create, answered in a later turn of the event loop. */
function contexts(now = 1_000_000_000) {
  const taken = new Set<string>();
  const pause = () => new Promise((resolve) => setImmediate(resolve));
  const context = (accountId: string): TriageContext =>
    ({
      accountId,
      clock: () => now,
      random: { id: () => 'id', below: (below: number) => Math.floor(Math.random() * below) },
      store: {
        async claimSlot({ budget, slot }: ClaimedSlot) {
          await pause();
          const key = `${budget}:${slot}`;
          return !taken.has(key) && Boolean(taken.add(key));
        },
        async releaseSlot({ budget, slot }: ClaimedSlot) {
          await pause();
          taken.delete(`${budget}:${slot}`);
        },
      },
    }) as unknown as TriageContext;
  return { context, taken };
}

type Claim = Parameters<typeof claimBudget>[1];

function claim(context: TriageContext, limits: Claim['limits'], rest: Partial<Claim> = {}) {
  return claimBudget(context, { limits, secret: 'secret', hint: null, evidencePoints: 0, ...rest });
}

async function count(calls: Promise<unknown>[]): Promise<number> {
  const settled = await Promise.allSettled(calls);
  return settled.filter(({ status }) => status === 'fulfilled').length;
}

describe('claimBudget', () => {
  it('lets no more calls through than allowed, and at most a tenth fewer, with 200 at once', async () => {
    const { context } = contexts();
    const passed = await count(
      Array.from({ length: 200 }, (_each, index) => claim(context(`user-${index}`), { perUserPerMinute: 10, perSitePerDay: 100 })),
    );
    expect(passed).toBeLessThanOrEqual(100);
    expect(passed).toBeGreaterThanOrEqual(90);
  });

  it('counts each person apart', async () => {
    const { context } = contexts();
    const limits = { perUserPerMinute: 3, perSitePerDay: 1_000 };
    const ask = (person: string) => count(Array.from({ length: 10 }, () => claim(context(person), limits)));
    expect(await ask('ann')).toBe(3);
    expect(await ask('bob')).toBe(3);
  });

  it('begins anew with the next minute', async () => {
    const first = contexts(0);
    const limits = { perUserPerMinute: 1, perSitePerDay: 1_000 };
    await claim(first.context('ann'), limits);
    await expect(claim(first.context('ann'), limits)).rejects.toMatchObject({ code: 'LIMIT_REACHED', details: { limit: 'user' } });
    const later = { ...first.context('ann'), clock: () => 60_000 };
    await expect(claim(later, limits)).resolves.toMatchObject({ hint: { minute: 1 } });
  });

  it('hits a free slot at the first try when callers hand on the hint', async () => {
    const { context, taken } = contexts();
    let hint: BudgetHint | null = null;
    for (let call = 1; call <= 8; call += 1) {
      const ann = context('ann');
      const tried: number[] = [];
      const { claimSlot } = ann.store;
      ann.store.claimSlot = (wanted) => {
        tried.push(wanted.slot);
        return claimSlot(wanted);
      };
      ({ hint } = await claim(ann, { perUserPerMinute: 10, perSitePerDay: 100 }, { hint, evidencePoints: 51 }));
      expect(tried).toHaveLength(4);
      expect(taken.size).toBe(4 * call);
    }
  });

  it("takes nothing out of the site's budget for somebody whose own is used up, and the other way round", async () => {
    const { context, taken } = contexts();
    await claim(context('ann'), { perUserPerMinute: 1, perSitePerDay: 100 });
    for (let call = 0; call < 20; call += 1) {
      await expect(claim(context('ann'), { perUserPerMinute: 1, perSitePerDay: 100 })).rejects.toMatchObject({
        details: { limit: 'user' },
      });
    }
    expect(taken.size).toBe(2);
    await expect(claim(context('bob'), { perUserPerMinute: 1, perSitePerDay: 1 })).rejects.toMatchObject({ details: { limit: 'site' } });
    expect(taken.size).toBe(2);
  });

  it('takes a search out of the Jira points of the person and of the site, and goes without one when they are used up', async () => {
    const { context, taken } = contexts();
    const limits = { perUserPerMinute: 1_000, perSitePerDay: 1_000 };
    let hint: BudgetHint | null = null;
    const searches = async (person: string, calls: number, cost = 51): Promise<number> => {
      let granted = 0;
      for (let call = 0; call < calls; call += 1) {
        const claimed = await claim(context(person), limits, { evidencePoints: cost, hint });
        hint = claimed.hint;
        granted += Number(claimed.maySearch);
      }
      return granted;
    };
    // 51 points each, of 2,550 for a person and 6,500 for a site.
    expect([await searches('ann', 60), await searches('bob', 60), await searches('eve', 60)]).toEqual([50, 50, 27]);
    expect([...taken].filter((slot) => slot.startsWith('search-'))).toHaveLength(2 * 127);
    // Who knows nothing of the others gets no more.
    hint = null;
    expect(await searches('joe', 20)).toBe(0);
    // Known issues are read for less, out of points of their own.
    expect(await searches('ann', 300, 11)).toBe(231);
  });

  it('takes no search out of anything for somebody who is past a limit of calls', async () => {
    const { context, taken } = contexts();
    const ask = () => claim(context('ann'), { perUserPerMinute: 1, perSitePerDay: 100 }, { evidencePoints: 51 });
    await ask();
    for (let call = 0; call < 20; call += 1) await expect(ask()).rejects.toMatchObject({ code: 'LIMIT_REACHED' });
    expect(taken.size).toBe(4);
  });

  it('gives back what was claimed for a call that was not made', async () => {
    const { context, taken } = contexts();
    const ann = context('ann');
    await releaseBudget(ann.store, await claim(ann, { perUserPerMinute: 1, perSitePerDay: 1 }));
    expect(taken.size).toBe(0);
  });

  // @promise no-account-ids
  it('writes no account id into a key', async () => {
    const { context, taken } = contexts();
    await claim(context('712020:ann'), { perUserPerMinute: 1, perSitePerDay: 1 });
    expect([...taken].join()).not.toContain('ann');
  });
});
