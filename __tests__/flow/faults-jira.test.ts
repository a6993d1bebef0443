import type { JiraRequest, JiraResponse } from '../../dev/jira';
import type { ErrorCode, ErrorDetails } from '../../src/contract/error-body';
import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import { decisionsOn, expectHelpful, refusal } from './support/decisions';
import { CANARY_ANSWER, expectNothingLeaked, plantCanaries } from './support/leak-check';
import { forgetBudgets } from './support/stored';
import { aReply, bad, everythingIn, good, raiseLimits, startTriageSite, suggest, type TriageSite } from './support/triage-site';

/** Which issue each row's faults are met on. */
const READ = { key: 'SHOP-14', path: '/rest/api/3/issue/11014' };
const APPLIED = { key: 'SHOP-13', path: '/rest/api/3/issue/11013' };
const UNDONE = { key: 'SHOP-15', path: '/rest/api/3/issue/11015' };

interface FaultRow {
  fault: string;
  /** What Jira says instead of reading or writing; null: nothing, ever. */
  says: JiraResponse | null;
  code: ErrorCode;
  details?: ErrorDetails;
  /** Where a write ends otherwise than a read. */
  writing?: { code: ErrorCode; details: ErrorDetails };
}

const PAGE: JiraResponse = { status: 502, headers: { 'content-type': 'text/html' }, body: `<h1>${CANARY_ANSWER}</h1>` };
const QUOTA = { 'retry-after': '1800', 'x-ratelimit-remaining': '0', 'ratelimit-reason': 'jira-quota-tenant-based' };
const RATE = { 'retry-after': '7', 'x-ratelimit-remaining': '0', 'ratelimit-reason': 'jira-burst-based' };

/** What Jira says instead of an issue, or instead of changing it, and how each ends for the person. */
const FAULTS: FaultRow[] = [
  { fault: '401', says: refusal(401), code: 'NOT_PERMITTED', details: { status: 401 } },
  { fault: '403', says: refusal(403), code: 'NOT_PERMITTED', details: { status: 403 } },
  { fault: '404', says: refusal(404), code: 'ISSUE_NOT_FOUND', details: { status: 404 } },
  { fault: '409', says: refusal(409), code: 'JIRA_UNAVAILABLE', details: { status: 409 } },
  { fault: '429, rate', says: refusal(429, RATE), code: 'JIRA_BUSY', details: { status: 429, retryAfterSeconds: 7 } },
  { fault: '429, quota', says: refusal(429, QUOTA), code: 'JIRA_BUSY', details: { status: 429, retryAfterSeconds: 1_800 } },
  { fault: '500', says: refusal(500), code: 'JIRA_UNAVAILABLE', details: { status: 500 } },
  { fault: '502 with a page', says: PAGE, code: 'JIRA_UNAVAILABLE', details: { status: 502 } },
  { fault: '503', says: refusal(503), code: 'JIRA_UNAVAILABLE', details: { status: 503 } },
  {
    fault: '400, a value is gone',
    says: refusal(400),
    code: 'JIRA_UNAVAILABLE',
    details: { status: 400 },
    writing: { code: 'VALUE_NOT_ALLOWED', details: { status: 400 } },
  },
  {
    fault: '422, the configuration minds',
    says: refusal(422),
    code: 'JIRA_UNAVAILABLE',
    details: { status: 422 },
    writing: { code: 'VALUE_NOT_ALLOWED', details: { status: 422 } },
  },
  { fault: 'time-out', says: null, code: 'JIRA_UNAVAILABLE' },
];

let site: TriageSite;

beforeAll(async () => {
  site = await startTriageSite();
  site.endpoint.setReply(() => aReply());
  await raiseLimits(site);
  for (const { key } of [READ, APPLIED, UNDONE]) await plantCanaries(site, key);
});

afterEach(async () => {
  site.interceptJira(null);
  await forgetBudgets(site);
});
afterAll(() => site.close());

const never = (): Promise<never> => new Promise(() => undefined);

const { apply, undo, outcomeOf } = decisionsOn(() => site);

describe('a fault of Jira', () => {
  // @promise failures-are-answers
  it.each(FAULTS)('$fault, in reading and in writing, ends as a word that helps, changes nothing, and can be tried again', async (row) => {
    const [toApply, toUndo] = [await suggest(site, { issueKey: APPLIED.key }), await suggest(site, { issueKey: UNDONE.key })];
    const before = [await site.issue(APPLIED.key), await site.issue(UNDONE.key)];
    good(await apply(toUndo, { issueKey: UNDONE.key }));
    const applied = await site.issue(UNDONE.key);
    site.recorder.clear();
    site.interceptJira(({ method, path }) => {
      const isMet = path.startsWith(READ.path) || (method === 'PUT' && [APPLIED.path, UNDONE.path].includes(path));
      return isMet ? (row.says ?? never()) : null;
    });

    // Together, because a time-out takes its time.
    const [reading, ...writing] = await Promise.all([
      site.panel('suggestTriage', { again: true }, { issueKey: READ.key }),
      apply(toApply, { issueKey: APPLIED.key }),
      undo(toUndo, { issueKey: UNDONE.key }),
    ]);
    expectHelpful(bad(reading), row);
    for (const result of writing) expectHelpful(bad(result), row.writing ?? row);
    expect(site.recorder.calls.filter(({ kind }) => kind === 'endpoint')).toEqual([]);
    expectNothingLeaked(site, [reading, ...writing]);

    site.interceptJira(null);
    expect([await site.issue(APPLIED.key), await site.issue(UNDONE.key)]).toEqual([before[0], applied]);
    expect([(await outcomeOf(APPLIED.key)).kind, (await outcomeOf(UNDONE.key)).kind]).toEqual(['open', 'applied']);
    good(await apply(toApply, { issueKey: APPLIED.key }));
    good(await undo(toApply, { issueKey: APPLIED.key }));
    good(await undo(toUndo, { issueKey: UNDONE.key }));
    expect([await site.issue(APPLIED.key), await site.issue(UNDONE.key)]).toEqual(before);
  });

  it.each(FAULTS)('$fault, met by an accept, leaves a suggestion that can be put aside', async ({ says }) => {
    const suggestion = await suggest(site);
    site.interceptJira(({ method }) => (method === 'PUT' ? (says ?? never()) : null));
    bad(await apply(suggestion, {}));
    site.interceptJira(null);
    expect(good(await site.panel('dismissTriage', { suggestionId: suggestion.id })).suggestion.outcome.kind).toBe('dismissed');
    expect(await outcomeOf(APPLIED.key)).toMatchObject({ kind: 'dismissed' });
  });
});

describe('a person who has not allowed the app to act for them', () => {
  afterEach(() => site.setFaults({ jira: null }));

  it('is asked by Jira, because Forge’s own error leaves the function, on whichever page', async () => {
    const suggestion = await suggest(site);
    site.setFaults({ jira: 'consent' });
    for (const called of [
      () => site.panel('getPanel'),
      () => site.panel('suggestTriage', { again: true }),
      () => apply(suggestion, {}),
      () => site.admin('getSettings'),
      () => site.project('getProjectSettings'),
    ]) {
      await expect(called()).rejects.toThrow('Authentication Required');
    }
    site.setFaults({ jira: null });
    expect((await outcomeOf(APPLIED.key)).kind).toBe('open');
  });
});

describe('an issue that is not what it was', () => {
  /** The issue as it would be in another project, which has other components. */
  const moved = async ({ method, path, ...rest }: JiraRequest): Promise<JiraResponse | null> => {
    if (method !== 'GET' || !path.startsWith(APPLIED.path)) return null;
    const [here, there] = await Promise.all(
      [APPLIED.path, '/rest/api/3/issue/12001'].map((base) => ask({ method, path: path.replace(APPLIED.path, base), ...rest })),
    );
    const [issue, other] = [here, there].map(
      (answer) => JSON.parse(answer?.body ?? '') as { fields: { project: object }; editmeta: object },
    );
    return {
      ...here!,
      body: JSON.stringify({
        ...issue,
        editmeta: other?.editmeta,
        fields: { ...issue?.fields, components: [], project: other?.fields.project },
      }),
    };
  };
  let ask: (request: JiraRequest) => Promise<JiraResponse>;

  beforeAll(() => {
    ask = site.jira.handle.bind(site.jira);
  });

  it('was moved: components of its old project are refused by name, and the settings of its new project count', async () => {
    const suggestion = await suggest(site);
    const { priority, components, labels } = everythingIn(suggestion);
    expect(components).toHaveLength(1);
    site.recorder.clear();
    site.interceptJira(moved);
    expectHelpful(bad(await apply(suggestion, {})), { code: 'VALUE_NOT_ALLOWED', details: { values: components } });

    const own = {
      ...INHERITED_SETTINGS,
      allowlists: { ...INHERITED_SETTINGS.allowlists, labels: [{ name: 'regression', description: '' }] },
    };
    good(await site.admin('saveProjectSettings', { projectId: '10002', version: 0, settings: own }));
    expectHelpful(bad(await apply(suggestion, {}, { priority, labels })), {
      code: 'VALUE_NOT_ALLOWED',
      details: { values: ['data-loss'] },
    });
    expect(site.writes()).toEqual([]);
    const shown = good(await site.panel('getPanel'));
    expect(JSON.stringify(shown.kind === 'suggestion' ? shown.suggestion.fields : 'Payments')).not.toContain('Payments');
    good(await apply(suggestion, {}, { priority, labels: ['regression'] }));
    good(await undo(suggestion, {}));
  });

  it('was edited: a priority that somebody set since stands, which the person is told', async () => {
    const suggestion = await suggest(site);
    await site.edit({ fields: { priority: { id: '4' } } });
    site.recorder.clear();
    expectHelpful(bad(await apply(suggestion, {})), {
      code: 'STALE_SUGGESTION',
      details: { current: { field: 'priority', value: { id: '4', name: 'Low' } } },
    });
    expect(site.writes()).toEqual([]);
    await site.edit({ fields: { priority: { id: '3' } } });
  });
});
