import { createSampleState, type IssueState, type JiraState } from '../../dev/jira';
import { aReply, good, OPEN_ISSUE, startTriageSite, suggest, type TriageSite } from './support/triage-site';

/** None of them is in the sample; each stands to the issue as it is called here. */
const REPORTER = 'Ragnhild Thorsen';
const COMMENTER = 'Comfort Adeyemi';
const WORKER = 'Wiremu Ngata';
const REPORTER_OF_SIMILAR = 'Sibusiso Dlamini';
const STRANGER = 'Henrike Aldenhoven';

const SIMILAR = 'SHOP-1';

function withPeople(state: JiraState): JiraState {
  const agent = state.people.find(({ role }) => role === 'agent')!;
  const people = [REPORTER, COMMENTER, WORKER, REPORTER_OF_SIMILAR].map((displayName) => ({
    ...agent,
    accountId: displayName,
    displayName,
  }));
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const document = (text: string) => ({ type: 'doc', version: 1, content: [paragraph(text)] });
  const at = { created: 0, updated: 0, started: 0, seconds: 60 };
  const change = (issue: IssueState): IssueState => {
    if (issue.key === SIMILAR)
      return { ...issue, reporterAccountId: REPORTER_OF_SIMILAR, summary: `${issue.summary} (${REPORTER_OF_SIMILAR})` };
    if (issue.key !== OPEN_ISSUE) return issue;
    return {
      ...issue,
      reporterAccountId: REPORTER,
      comments: [{ id: '1', authorAccountId: COMMENTER, created: 0, body: document('A comment that stays in Jira.') }],
      worklogs: [{ id: '2', authorAccountId: WORKER, comment: null, ...at }],
      description: document(`${REPORTER}, ${COMMENTER} and ${WORKER} saw it. Thanks Comfort! So did ${STRANGER}.`),
    };
  };
  return { ...state, people: [...state.people, ...people], issues: state.issues.map(change) };
}

describe('names of people in what is sent', () => {
  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite({ jiraState: withPeople(createSampleState()) });
    site.endpoint.setReply(() => aReply());
  });

  afterEach(async () => {
    await site.close();
  });

  const sent = () => site.prompts().at(-1)?.messages[1]?.content ?? '';

  // @promise no-profiles-stored
  it('are masked where Jira knows them by the issue or by a similar one, at the price of no further call, and kept nowhere', async () => {
    site.recorder.clear();
    const suggestion = await suggest(site);
    expect(sent()).toContain(`[name], [name] and [name] saw it. Thanks [name]! So did ${STRANGER}.`);
    for (const name of [REPORTER, COMMENTER, WORKER, REPORTER_OF_SIMILAR]) expect(sent()).not.toContain(name);
    expect(sent()).not.toContain('stays in Jira');
    const calls = site.recorder.calls.filter(({ kind }) => kind === 'jira').map(({ request }) => request?.url);
    expect(calls).toEqual([
      expect.stringMatching(/^\/rest\/api\/3\/issue\/\d+\?fields=\*all\S*&expand=editmeta$/u),
      '/rest/api/3/search/jql',
    ]);
    // The person sees the similar issue as it is, and nobody's name beside it.
    expect(suggestion.similar.find(({ key }) => key === SIMILAR)).toEqual({
      id: expect.any(String) as string,
      key: SIMILAR,
      summary: expect.stringContaining(REPORTER_OF_SIMILAR) as string,
      values: expect.any(Object) as object,
    });
    const stored = JSON.stringify(site.storage.entries());
    for (const name of [REPORTER, COMMENTER, WORKER, REPORTER_OF_SIMILAR]) expect(stored).not.toContain(name);
  });

  it('are sent where masking is off', async () => {
    const { version, settings } = good(await site.admin('getSettings'));
    good(await site.admin('saveSettings', { version, settings: { ...settings, maskPersonalData: false }, token: { action: 'keep' } }));
    await suggest(site);
    expect(sent()).toContain(`${REPORTER}, ${COMMENTER} and ${WORKER} saw it. Thanks Comfort!`);
    expect(sent()).toContain(REPORTER_OF_SIMILAR);
  });
});
