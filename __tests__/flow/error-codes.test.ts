import type { HostOptions } from '../../dev/host';
import type { JiraResponse } from '../../dev/jira';
import { ERROR_CODES, type ErrorBody, type ErrorCode } from '../../src/contract/error-body';
import { DEFAULT_SETTINGS } from '../../src/contract/default-settings';
import type { Settings } from '../../src/contract/settings';
import { errorText } from '../../src/contract/error-catalog';
import { ATLASSIAN_FAILURES } from './support/atlassian-failures';
import { waitUntil } from '../support/wait-until';
import { chargedCalls } from './support/stored';
import { aReply, ATLASSIAN, bad, good, startTriageSite, suggest, type CallOptions, type TriageSite } from './support/triage-site';

const suggestFails = async (site: TriageSite, options?: CallOptions): Promise<ErrorBody> =>
  bad(await site.panel('suggestTriage', undefined, options));

const jiraAnswers =
  (status: number, headers: Record<string, string> = {}): (() => JiraResponse) =>
  () => ({ status, headers, body: '{}' });

async function applyFails(site: TriageSite, accepted: object): Promise<ErrorBody> {
  const { id } = await suggest(site);
  return bad(await site.panel('applyTriage', { suggestionId: id, accepted: { ...accepted } }));
}

async function linkFails(site: TriageSite): Promise<ErrorBody> {
  site.interceptJira(({ path }) => (path.endsWith('/issueLinkType') ? jiraAnswers(404)() : null));
  return bad(await site.panel('linkDuplicate', { duplicateOf: '11012' }));
}

async function changeSettings(site: TriageSite, change: (settings: Settings) => Settings): Promise<void> {
  const { version, settings } = good(await site.admin('getSettings'));
  good(await site.admin('saveSettings', { version, settings: change(settings), token: { action: 'keep' } }));
}

/** How each failure comes about; `details` is what has to be told with it. */
const CASES: {
  code: ErrorCode;
  when: string;
  options?: Partial<HostOptions>;
  details?: object;
  fails(site: TriageSite): Promise<ErrorBody>;
}[] = [
  {
    code: 'NOT_CONFIGURED',
    when: 'nothing was set up',
    options: { configured: false },
    details: { missing: ['allowlists'] },
    fails: suggestFails,
  },
  {
    code: 'NOT_CONFIGURED',
    when: 'no enabled field has an allowlist',
    details: { missing: ['allowlists'] },
    async fails(site) {
      await changeSettings(site, (settings) => ({ ...settings, allowlists: DEFAULT_SETTINGS.allowlists }));
      return suggestFails(site);
    },
  },
  { code: 'NOT_PERMITTED', when: 'a viewer asks', fails: (site) => suggestFails(site, { as: 'viewer' }) },
  { code: 'NOT_PERMITTED', when: 'the workflow locks the issue', fails: (site) => suggestFails(site, { issueKey: 'APP-5' }) },
  { code: 'NOT_PERMITTED', when: 'nobody is logged in', fails: (site) => suggestFails(site, { as: null }) },
  {
    code: 'UNLICENSED',
    when: 'the licence has lapsed in production',
    fails: (site) => suggestFails(site, { override: { environmentType: 'PRODUCTION', license: { active: false } } }),
  },
  {
    code: 'FIELDS_NOT_AVAILABLE',
    when: 'the edit screen has none of the three fields',
    fails: (site) => suggestFails(site, { issueKey: 'FIELD-3' }),
  },
  { code: 'RESTRICTED_ISSUE', when: 'the issue has a security level', fails: (site) => suggestFails(site, { issueKey: 'SHOP-24' }) },
  {
    code: 'ISSUE_NOT_FOUND',
    when: 'the person may not see the issue',
    details: { status: 404 },
    fails: (site) => suggestFails(site, { issueKey: 'PPL-2' }),
  },
  {
    code: 'JIRA_UNAVAILABLE',
    when: 'Jira fails',
    details: { status: 503 },
    fails(site) {
      site.interceptJira(jiraAnswers(503));
      return suggestFails(site);
    },
  },
  {
    code: 'JIRA_UNAVAILABLE',
    when: 'Jira answers something else than an issue',
    fails(site) {
      site.interceptJira(jiraAnswers(200));
      return suggestFails(site);
    },
  },
  {
    code: 'JIRA_BUSY',
    when: 'Jira limits requests',
    details: { status: 429, retryAfterSeconds: 30 },
    fails(site) {
      site.interceptJira(jiraAnswers(429, { 'retry-after': '30' }));
      return suggestFails(site);
    },
  },
  {
    code: 'EGRESS_BLOCKED',
    when: 'the host is not approved',
    details: { host: 'embedded.sprintloom.com' },
    fails(site) {
      for (const { key } of site.egress.get({}).results) site.egress.deleteGroup({ key });
      return suggestFails(site);
    },
  },
  {
    code: 'ENDPOINT_UNREACHABLE',
    when: 'the connection breaks',
    fails(site) {
      site.endpoint.setFault('down');
      return suggestFails(site);
    },
  },
  {
    code: 'ENDPOINT_TIMEOUT',
    when: 'a server in front of the model gives up',
    details: { status: 504 },
    fails(site) {
      site.endpoint.setReply(() => ({ http: { status: 504, headers: { 'content-type': 'text/html' }, body: '<h1>Gateway Timeout</h1>' } }));
      return suggestFails(site);
    },
  },
  ...(['401', '403'] as const).map((fault) => ({
    code: 'ENDPOINT_AUTH' as const,
    when: `the endpoint answers ${fault}`,
    details: { status: Number(fault) },
    fails(site: TriageSite) {
      site.endpoint.setFault(fault);
      return suggestFails(site);
    },
  })),
  {
    code: 'ENDPOINT_RATE_LIMITED',
    when: 'the endpoint limits requests',
    details: { status: 429, retryAfterSeconds: 7 },
    fails(site) {
      site.endpoint.setFault('429');
      return suggestFails(site);
    },
  },
  ...(['404', '500', 'html'] as const).map((fault) => ({
    code: 'ENDPOINT_ERROR' as const,
    when: `the endpoint answers ${fault}`,
    details: { status: fault === 'html' ? 200 : Number(fault) },
    fails(site: TriageSite) {
      site.endpoint.setFault(fault);
      return suggestFails(site);
    },
  })),
  {
    code: 'REPLY_INVALID',
    when: 'the reply is no JSON',
    fails(site) {
      site.endpoint.setReply(null);
      site.endpoint.setFault('invalid-json');
      return suggestFails(site);
    },
  },
  {
    code: 'REPLY_INVALID',
    when: 'the reply is longer than 256 KiB, good as it is otherwise',
    fails(site) {
      site.endpoint.setReply(() => aReply({ padding: 'x'.repeat(300_000) }));
      return suggestFails(site);
    },
  },
  {
    code: 'MODEL_STOPPED',
    when: 'the vendor has stopped Atlassian’s models',
    options: { endpoint: ATLASSIAN, variables: { ATLASSIAN_TOKENS_PER_DAY: '0' } },
    fails: suggestFails,
  },
  {
    code: 'NOTHING_SUGGESTED',
    when: 'nothing survives the allowlists',
    fails(site) {
      site.endpoint.setReply(() => ({
        priority: { value: 'Apocalyptic', confidence: 1 },
        components: [],
        labels: [{ value: 'pwned', confidence: 1 }],
      }));
      return suggestFails(site);
    },
  },
  {
    code: 'STALE_SUGGESTION',
    when: 'the suggestion is not the one on this issue',
    async fails(site) {
      const { id } = await suggest(site);
      return bad(await site.panel('applyTriage', { suggestionId: id, accepted: { labels: ['data-loss'] } }, { issueKey: 'SHOP-14' }));
    },
  },
  {
    code: 'VALUE_NOT_ALLOWED',
    when: 'a label is not on the allowlist',
    details: { values: ['pwned'] },
    fails: (site) => applyFails(site, { labels: ['pwned'] }),
  },
  {
    code: 'VALUE_NOT_ALLOWED',
    when: 'a component is of another project',
    details: { values: ['10301'] },
    fails: (site) => applyFails(site, { components: ['10301'] }),
  },
  { code: 'LINKS_NOT_AVAILABLE', when: 'links are switched off in Jira', fails: linkFails },
  {
    code: 'LIMIT_REACHED',
    when: 'the person asks too often',
    details: { limit: 'user' },
    async fails(site) {
      await changeSettings(site, (settings) => ({ ...settings, limits: { ...settings.limits, perUserPerMinute: 1 } }));
      const answers = await Promise.all(
        [1, 2, 3].map((number) => site.panel('suggestTriage', undefined, { issueKey: `SHOP-${12 + number}` })),
      );
      // One for each minute that the three began in, and not one fewer.
      const passed = answers.filter(({ ok }) => ok);
      expect(passed).not.toEqual([]);
      expect(chargedCalls(site, 'user')).toEqual(passed.map(() => 1));
      return bad(answers.find(({ ok }) => !ok) ?? answers[0]!);
    },
  },
  {
    code: 'LIMIT_REACHED',
    when: 'the site asks too often',
    details: { limit: 'site' },
    async fails(site) {
      await changeSettings(site, (settings) => ({ ...settings, limits: { ...settings.limits, perSitePerDay: 1 } }));
      await suggest(site);
      return suggestFails(site, { as: 'administrator', issueKey: 'SHOP-14' });
    },
  },
  {
    code: 'CANCELLED',
    when: 'somebody cancels while the model answers',
    async fails(site) {
      let release = (): void => undefined;
      site.endpoint.setReply(() => new Promise((resolve) => (release = () => resolve(aReply()))));
      const running = site.panel('suggestTriage');
      await waitUntil(() => site.prompts().length > 0);
      const state = good(await site.panel('getPanel'));
      good(await site.panel('cancelRun', { runId: state.kind === 'working' ? state.run.id : '' }));
      release();
      return bad(await running);
    },
  },
  {
    code: 'INVALID_INPUT',
    when: 'nothing was accepted',
    details: { faults: [{ path: 'accepted', message: 'Choose at least one value.' }] },
    fails: (site) => applyFails(site, {}),
  },
  { code: 'INVALID_INPUT', when: 'an unknown field is sent', fails: (site) => applyFails(site, { labels: ['data-loss'], assignee: 'me' }) },
  { code: 'INVALID_INPUT', when: 'a function does not exist', fails: async (site) => bad(await site.panel('saveSettings' as 'getPanel')) },
  {
    code: 'SAVE_CONFLICT',
    when: 'two administrators save',
    async fails(site) {
      const { version, settings } = good(await site.admin('getSettings'));
      const save = (rules: string) => site.admin('saveSettings', { version, settings: { ...settings, rules }, token: { action: 'keep' } });
      const both = await Promise.all([save('one'), save('two')]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      return bad(both.find(({ ok }) => !ok) ?? both[0]);
    },
  },
  {
    code: 'INTERNAL',
    when: 'the storage fails',
    fails(site) {
      site.storage.setFault(() => ({ status: 500, code: 'INTERNAL_ERROR', message: 'secret detail' }));
      return suggestFails(site);
    },
  },
];

describe('every failure', () => {
  // @promise failures-are-answers
  it.each(CASES)('$code when $when', async ({ code, details, options, fails }) => {
    const site = await startTriageSite(options);
    try {
      site.endpoint.setReply(() => aReply());
      const error = await fails(site);
      expect(error).toMatchObject({ code, ...errorText(code, error.details) });
      if (details !== undefined) expect(error.details).toMatchObject(details);
      expect(site.writes()).toEqual([]);
    } finally {
      await site.close();
    }
  });

  it('has a case for each code', () => {
    expect(new Set([...CASES, ...ATLASSIAN_FAILURES].map(({ code }) => code))).toEqual(new Set(ERROR_CODES));
  });
});
