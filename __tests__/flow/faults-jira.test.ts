import type { JiraRequest, JiraResponse } from '../../dev/jira';
import type { ErrorBody, ErrorCode, ErrorDetails } from '../../src/contract/error-body';
import { INHERITED_SETTINGS } from '../../src/contract/project-settings';
import { ERROR_CATALOG } from '../../src/contract/error-catalog';
import { CANARY_ANSWER, expectNothingLeaked, plantCanaries } from './support/leak-check';
import { forgetBudgets } from './support/stored';
import {
  aReply,
  bad,
  everythingIn,
  good,
  raiseLimits,
  startTriageSite,
  suggest,
  type CallOptions,
  type Role,
  type TriageSite,
} from './support/triage-site';

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

function refusal(status: number, headers: Record<string, string> = {}): JiraResponse {
  const body = JSON.stringify({ errorMessages: [`${CANARY_ANSWER}: charged two times`], errors: { labels: CANARY_ANSWER } });
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
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

type Suggestion = Awaited<ReturnType<typeof suggest>>;

const apply = (suggestion: Suggestion, options: CallOptions, accepted: object = everythingIn(suggestion)) =>
  site.panel('applyTriage', { suggestionId: suggestion.id, accepted: { ...accepted } }, options);
const undo = ({ id }: { id: string }, options: CallOptions) => site.panel('undoTriage', { suggestionId: id }, options);

function expectHelpful(error: ErrorBody, { code, details }: { code: ErrorCode; details?: ErrorDetails }): void {
  const { message, retryable } = ERROR_CATALOG[code];
  expect(error).toEqual({ code, message, retryable, ...(details === undefined ? {} : { details }) });
}

async function outcomeOf(key: string) {
  const state = good(await site.panel('getPanel', undefined, { issueKey: key }));
  if (state.kind !== 'suggestion') throw new Error(`The panel says ${state.kind}.`);
  return state.suggestion.outcome;
}

describe('a fault of Jira', () => {
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

describe('an accept that meets another one', () => {
  const WHO: [string, Role][] = [
    ['by the same person', 'agent'],
    ['by two people', 'administrator'],
  ];

  it.each(WHO)('at the same moment, %s, is applied once, and undone exactly', async (_who, as) => {
    const before = await site.issue();
    const suggestion = await suggest(site);
    site.recorder.clear();
    const answers = await Promise.all([apply(suggestion, {}), apply(suggestion, { as })]);
    expect(answers.some(({ ok }) => ok)).toBe(true);
    for (const answer of answers) if (!answer.ok) expectHelpful(answer.error, { code: 'STALE_SUGGESTION' });
    await expectAgreement(before, ['High', 'Payments', 'data-loss', 'regression']);
    good(await undo(suggestion, { as }));
    expect(await site.issue()).toEqual(before);
  });

  it('while it is being written, with other values, is written and recorded beside it, and undone with it', async () => {
    const before = await site.issue();
    const suggestion = await suggest(site);
    let letGo = (): void => undefined;
    const isHeld = new Promise<void>((resolve) => {
      let isFirst = true;
      site.interceptJira(async ({ method }) => {
        if (method !== 'PUT' || !isFirst) return null;
        isFirst = false;
        resolve();
        await new Promise<void>((release) => (letGo = release));
        return null;
      });
    });
    const first = apply(suggestion, {}, { labels: ['data-loss'], priority: ['2'] });
    await isHeld;
    const second = await apply(suggestion, { as: 'administrator' }, { labels: ['regression'] });
    letGo();
    expect(good(second).suggestion.outcome.kind).toBe('applied');
    expect(good(await first).suggestion.outcome.kind).toBe('applied');
    await expectAgreement(before, ['High', 'data-loss', 'regression']);
    good(await undo(suggestion, {}));
    expect(await site.issue()).toEqual(before);
  });

  /** What the record says was added is what the issue has gained. */
  async function expectAgreement(before: Awaited<ReturnType<TriageSite['issue']>>, values: string[]): Promise<void> {
    const outcome = await outcomeOf(APPLIED.key);
    if (outcome.kind !== 'applied') throw new Error(`The suggestion is ${outcome.kind}.`);
    expect(outcome.changes.flatMap(({ added }) => added.map(({ name }) => name)).sort()).toEqual(values);
    const now = await site.issue();
    expect(
      [now.priority, ...now.components, ...now.labels]
        .filter((value) => ![before.priority, ...before.components, ...before.labels].includes(value))
        .sort(),
    ).toEqual(values);
  }
});

describe('a write of which only a part was done', () => {
  it('before Jira failed, is completed by the next accept and undone whole', async () => {
    const before = await site.issue();
    const suggestion = await suggest(site);
    let isFirst = true;
    const ask = site.jira.handle.bind(site.jira);
    site.jira.handle = async (request) => {
      if (request.method !== 'PUT' || !isFirst) return ask(request);
      isFirst = false;
      const { update } = JSON.parse(request.body ?? '') as { update: { labels: unknown[] } };
      await ask({ ...request, body: JSON.stringify({ update: { labels: update.labels } }) });
      return refusal(500);
    };
    expectHelpful(bad(await apply(suggestion, {})), { code: 'JIRA_UNAVAILABLE', details: { status: 500 } });
    expect((await outcomeOf(APPLIED.key)).kind).toBe('open');
    expect(bad(await site.panel('dismissTriage', { suggestionId: suggestion.id })).code).toBe('STALE_SUGGESTION');
    good(await apply(suggestion, {}));
    expect(await site.issue()).toMatchObject({
      priority: 'High',
      components: ['Payments'],
      labels: ['canary-label', 'data-loss', 'regression'],
    });
    site.interceptJira(null);
    good(await undo(suggestion, {}));
    expect(await site.issue()).toEqual(before);
  });

  it('is still recorded when the next attempt is refused', async () => {
    const before = await site.issue();
    const suggestion = await suggest(site);
    const ask = site.jira.handle.bind(site.jira);
    const answers = [refusal(500), refusal(400)];
    site.jira.handle = async (request) => {
      const answer = request.method === 'PUT' ? answers.shift() : undefined;
      if (answer === undefined || answer.status === 400) return answer ?? ask(request);
      await ask(request);
      return answer;
    };
    expectHelpful(bad(await apply(suggestion, {}, { labels: ['data-loss'] })), { code: 'JIRA_UNAVAILABLE', details: { status: 500 } });
    expectHelpful(bad(await apply(suggestion, {}, { labels: ['data-loss', 'regression'] })), {
      code: 'VALUE_NOT_ALLOWED',
      details: { status: 400 },
    });
    expect(await outcomeOf(APPLIED.key)).toMatchObject({ kind: 'applied', changes: [{ field: 'labels', added: [{ name: 'data-loss' }] }] });
    good(await undo(suggestion, {}));
    expect(await site.issue()).toEqual(before);
  });
});
