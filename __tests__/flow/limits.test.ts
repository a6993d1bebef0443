import { createSampleState } from '../../dev/jira/sample';
import type { JiraState } from '../../dev/jira';
import type { ErrorCode } from '../../src/contract/error-body';
import type { SuggestOutcome } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import type { Settings } from '../../src/contract/settings';
import { chargedCalls } from './support/stored';
import { aReply, good, OPEN_ISSUE, startTriageSite, type TriageSite } from './support/triage-site';

const AT_ONCE = 200;
/** Of asking, while nobody is refused. */
const MOST_TURNS = 5;

/** As many open issues as there are callers, so that no two share a run, and as many people who may edit them. */
function manyIssuesAndPeople(): JiraState {
  const state = createSampleState();
  const model = state.issues.find(({ key }) => key === OPEN_ISSUE);
  const agent = state.people.find(({ role }) => role === 'agent');
  if (model === undefined || agent === undefined) throw new Error('The sample has changed.');
  const numbers = Array.from({ length: AT_ONCE }, (_each, index) => index);
  const issues = numbers.map((number) => ({
    ...model,
    id: String(70_000 + number),
    key: `SHOP-${1_000 + number}`,
    summary: `Charged twice, case ${number}`,
    description: null,
  }));
  const people = numbers.map((number) => ({ ...agent, accountId: accountOf(number) }));
  return { ...state, issues: [...state.issues, ...issues], people: [...state.people, ...people] };
}

const accountOf = (number: number): string => `712020:person-${number}`;

describe('limits, with 200 at once', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite({ jiraState: manyIssuesAndPeople() });
    site.endpoint.setReply(() => aReply());
  });

  afterEach(() => site.close());

  async function limitTo(limits: Settings['limits']): Promise<void> {
    const { version, settings } = good(await site.admin('getSettings'));
    const changed = { ...settings, limits, evidence: { ...settings.evidence, enabled: false } };
    good(await site.admin('saveSettings', { version, settings: changed, token: { action: 'keep' } }));
  }

  type Ending = 'ready' | 'pending' | ErrorCode;

  /** How the calls ended, all begun at the same moment by so many people. */
  async function askAtOnce(people: number): Promise<Ending[]> {
    const calls = Array.from({ length: AT_ONCE }, async (_each, index): Promise<Ending> => {
      const call = {
        moduleKey: 'triage-panel',
        functionKey: 'suggestTriage',
        payload: { again: true },
        issueKey: `SHOP-${1_000 + index}`,
        accountId: accountOf(index % people),
      };
      const result = (await site.invoke(call)) as Result<SuggestOutcome>;
      return result.ok ? result.data.status : result.error.code;
    });
    return Promise.all(calls);
  }

  /**
   * How many got an answer. Once is enough, unless the machine is so slow that calls end at the
   * time-out of storage: all of them share one process here. A limit that holds nobody back ends it too.
   */
  async function askUntilRefused(people: number): Promise<number> {
    const endings: Ending[] = [];
    const count = (wanted: Ending): number => endings.filter((ending) => ending === wanted).length;
    for (let turn = 0; turn < MOST_TURNS && count('LIMIT_REACHED') === 0; turn += 1) endings.push(...(await askAtOnce(people)));
    expect(
      endings.filter(
        (ending) => !['ready', 'pending', 'LIMIT_REACHED', 'INTERNAL', 'ENDPOINT_TIMEOUT', 'JIRA_UNAVAILABLE'].includes(ending),
      ),
    ).toEqual([]);
    expect(count('LIMIT_REACHED')).toBeGreaterThan(0);
    return count('ready');
  }

  function expectLimit(limit: number, ready: number, taken: number[]): void {
    expect(ready).toBeGreaterThan(0);
    for (const count of taken) expect(count).toBeLessThanOrEqual(limit);
    expect(ready).toBeLessThanOrEqual(limit * taken.length);
    // Nobody was refused while more than a tenth was left.
    expect(Math.max(...taken)).toBeGreaterThanOrEqual(0.9 * limit);
  }

  it('let no more calls of a person through than allowed, and at most a tenth fewer', async () => {
    await limitTo({ perUserPerMinute: 60, perSitePerDay: 20_000 });
    expectLimit(60, await askUntilRefused(1), chargedCalls(site, 'user'));
  }, 300_000);

  it('let no more calls of a site through than allowed, and at most a tenth fewer', async () => {
    await limitTo({ perUserPerMinute: 60, perSitePerDay: 150 });
    expectLimit(150, await askUntilRefused(AT_ONCE), chargedCalls(site, 'site'));
  }, 300_000);
});
