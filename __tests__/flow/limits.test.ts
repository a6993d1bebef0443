import { createSampleState } from '../../dev/jira/sample';
import type { JiraState } from '../../dev/jira';
import type { ErrorCode } from '../../src/contract/error-body';
import type { Settings } from '../../src/contract/settings';
import { aReply, good, OPEN_ISSUE, startTriageSite, type TriageSite } from './support/triage-site';

const AT_ONCE = 200;

/** As many open issues as there are callers, so that no two share a run. */
function manyIssues(): JiraState {
  const state = createSampleState();
  const model = state.issues.find(({ key }) => key === OPEN_ISSUE);
  if (model === undefined) throw new Error(`There is no issue ${OPEN_ISSUE}.`);
  const copies = Array.from({ length: AT_ONCE }, (_each, index) => ({ ...model, id: String(70_000 + index), key: `SHOP-${1_000 + index}`, summary: `Charged twice, case ${index}` }));
  return { ...state, issues: [...state.issues, ...copies] };
}

describe('limits, with 200 at once', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite({ jiraState: manyIssues() });
    site.endpoint.setReply(() => aReply());
  });

  afterEach(() => site.close());

  async function limitTo(limits: Settings['limits']): Promise<void> {
    const { version, settings } = good(await site.admin('getSettings'));
    const changed = { ...settings, limits, evidence: { ...settings.evidence, enabled: false } };
    good(await site.admin('saveSettings', { version, settings: changed, token: { action: 'keep' } }));
  }

  /** How the calls ended, all begun at the same moment. `accountId` is who the platform says asks. */
  async function askAtOnce(accountId: (index: number) => string): Promise<Partial<Record<'ready' | ErrorCode, number>>> {
    const ended: Partial<Record<'ready' | ErrorCode, number>> = {};
    const calls = Array.from({ length: AT_ONCE }, async (_each, index) => {
      const extension = { issue: { id: String(70_000 + index) }, project: { id: '10001', key: 'SHOP' } };
      const result = await site.panel('suggestTriage', { again: true }, { override: { context: { accountId: accountId(index), extension } } });
      const how = result.ok ? 'ready' : result.error.code;
      ended[how] = (ended[how] ?? 0) + 1;
    });
    await Promise.all(calls);
    return ended;
  }

  it('lets no more calls of a person through than allowed, and at most a tenth fewer', async () => {
    await limitTo({ perUserPerMinute: 50, perSitePerDay: 20_000 });
    // The minute may turn while they ask: then it is two minutes' budget at most.
    const minute = () => Math.floor(Date.now() / 60_000);
    const before = minute();
    const ended = await askAtOnce(() => 'one-person');
    const minutes = minute() - before + 1;
    expect(ended.ready).toBe(site.prompts().length);
    expect(ended.ready).toBeLessThanOrEqual(50 * minutes);
    expect(ended.ready).toBeGreaterThanOrEqual(45);
    expect((ended.ready ?? 0) + (ended.LIMIT_REACHED ?? 0)).toBe(AT_ONCE);
  }, 120_000);

  it('lets no more calls of a site through than allowed, and at most a tenth fewer', async () => {
    await limitTo({ perUserPerMinute: 10, perSitePerDay: 100 });
    const ended = await askAtOnce((index) => `person-${index}`);
    expect(ended.ready).toBe(site.prompts().length);
    expect(ended.ready).toBeLessThanOrEqual(100);
    expect(ended.ready).toBeGreaterThanOrEqual(90);
    expect((ended.ready ?? 0) + (ended.LIMIT_REACHED ?? 0)).toBe(AT_ONCE);
  }, 120_000);
});
