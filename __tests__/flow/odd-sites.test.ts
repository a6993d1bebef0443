import { createSite, type SiteName } from '../../dev/jira';
import { TRIAGE_FIELDS } from '../../src/contract/triage-field';
import { bad, everythingIn, good, raiseLimits, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

let site: TriageSite;
let truth: ReturnType<typeof createSite>['truth'];

async function start(name: SiteName): Promise<void> {
  const generated = createSite(name, Date.now());
  truth = generated.truth;
  site = await startTriageSite({ queueTimeScale: 0.001, jiraState: generated.state, allowlists: generated.allowlists });
  await raiseLimits(site);
}

/** Keys of issues that people have not triaged: so many of each project. */
function someOfEachProject(count: number): string[] {
  const seen = new Map<string, number>();
  return Object.keys(truth).filter((key) => {
    const project = key.slice(0, key.lastIndexOf('-'));
    seen.set(project, (seen.get(project) ?? 0) + 1);
    return (seen.get(project) ?? 0) <= count;
  });
}

const as = 'administrator';

/** Lets the app learn a project, and waits until it has. */
async function learn(projectKey: string): Promise<void> {
  const { projects } = good(await site.admin('searchProjects', { query: projectKey }));
  const projectId = projects.find(({ key }) => key === projectKey)?.id ?? '';
  good(await site.admin('startLearning', { projectId, consents: true, daily: false }));
  good(await site.admin('continueLearning', { projectId }));
  await site.queue.settled();
}

afterEach(() => site.close());

describe('issues in twelve languages', () => {
  beforeEach(() => start('world'));

  it('are suggested for, accepted and undone, each in its own words', async () => {
    const keys = someOfEachProject(1);
    expect(keys).toHaveLength(12);
    for (const issueKey of keys) {
      const before = await site.issue(issueKey);
      const suggestion = await suggest(site, { issueKey, as });
      const accepted = everythingIn(suggestion);
      expect([issueKey, accepted.components]).toEqual([issueKey, expect.arrayContaining([expect.any(String)])]);
      const proposed = suggestion.fields.flatMap(({ field, proposals }) =>
        field === 'components' ? proposals.map(({ value }) => value.name) : [],
      );
      expect([issueKey, proposed]).toEqual([issueKey, expect.arrayContaining(truth[issueKey]?.components ?? [])]);
      good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted }, { issueKey, as }));
      const after = await site.issue(issueKey);
      expect([...after.components].sort()).toEqual([...proposed].sort());
      good(await site.panel('undoTriage', { suggestionId: suggestion.id }, { issueKey, as }));
      expect(await site.issue(issueKey)).toEqual(before);
    }
  });

  it('reach the model letter by letter, with nothing of them lost but how accents are joined', async () => {
    for (const issueKey of someOfEachProject(1)) {
      await suggest(site, { issueKey, as });
      const { body } = await site.jira.handle({
        method: 'GET',
        path: `/rest/api/3/issue/${issueKey}?fields=summary`,
        headers: {},
        accountId: site.jira.people.find(({ role }) => role === as)?.accountId ?? null,
      });
      const { summary } = (JSON.parse(body) as { fields: { summary: string } }).fields;
      const ticket = site.prompts().at(-1)?.messages.at(-1)?.content ?? '';
      expect(ticket.normalize('NFC')).toContain(JSON.stringify(summary.normalize('NFC')));
    }
  });

  it.each(['AR', 'JA', 'TH', 'KO', 'VI'])(
    'are learned from in the project %s, and proposed for by what was learned',
    async (projectKey) => {
      await learn(projectKey);
      await useBuiltIn(site);
      const asked = Object.keys(truth).filter((key) => key.startsWith(`${projectKey}-`));
      const right: string[] = [];
      for (const issueKey of asked) {
        const { fields } = await suggest(site, { issueKey, as });
        const best = fields.find(({ field }) => field === 'components')?.proposals[0]?.value.name;
        if (best === truth[issueKey]?.components[0]) right.push(issueKey);
      }
      expect(right.length).toBeGreaterThanOrEqual(0.9 * asked.length);
    },
  );
});

describe('a site that nobody has tidied up', () => {
  beforeEach(() => start('messy'));

  it('gets only values that its projects offer today, in the words of their own schemes', async () => {
    for (const issueKey of someOfEachProject(3)) {
      const suggestion = await suggest(site, { issueKey, as });
      const { body } = await site.jira.handle({
        method: 'GET',
        path: `/rest/api/3/issue/${issueKey}/editmeta`,
        headers: {},
        accountId: site.jira.people.find(({ role }) => role === as)?.accountId ?? null,
      });
      const { fields } = JSON.parse(body) as { fields: Record<string, { allowedValues?: { name: string }[] }> };
      for (const { field, proposals } of suggestion.fields) {
        const names = proposals.map(({ value }) => value.name);
        if (fields[field] === undefined) expect([issueKey, field, names]).toEqual([issueKey, field, []]);
        const offered = fields[field]?.allowedValues?.map(({ name }) => name);
        if (offered !== undefined) expect([issueKey, offered]).toEqual([issueKey, expect.arrayContaining(names)]);
      }
      const accepted = everythingIn(suggestion);
      if (TRIAGE_FIELDS.every((field) => accepted[field].length === 0)) continue;
      good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted }, { issueKey, as }));
    }
  });

  it.each([
    ['HELP', 'components', 'a component'],
    ['SQUAD', 'labels', 'a label'],
  ] as const)('says why what %s requires cannot be taken back, and writes nothing', async (projectKey, field, value) => {
    const issueKey = someOfEachProject(1).find((key) => key.startsWith(`${projectKey}-`)) ?? '';
    const name = field === 'labels' ? 'outage' : (truth[issueKey]?.components[0] ?? '');
    site.endpoint.setReply(() => ({ [field]: [{ value: name, confidence: 0.9, reason: 'So it is.' }] }));
    const suggestion = await suggest(site, { issueKey, as });
    good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }, { issueKey, as }));
    const accepted = await site.issue(issueKey);
    site.recorder.clear();
    const error = bad(await site.panel('undoTriage', { suggestionId: suggestion.id }, { issueKey, as }));
    expect(error).toMatchObject({ code: 'VALUE_NOT_ALLOWED', details: { required: field } });
    expect(error.message).toContain(`Jira requires ${value} on this issue`);
    expect(site.writes()).toEqual([]);
    expect(await site.issue(issueKey)).toEqual(accepted);
    // Somebody adds another value: then there is something left.
    const other = field === 'labels' ? 'cosmetic' : ['order desk', 'IAM'].find((each) => each !== name);
    await site.edit({ update: { [field]: [{ add: field === 'labels' ? other : { name: other } }] } }, issueKey);
    good(await site.panel('undoTriage', { suggestionId: suggestion.id }, { issueKey, as }));
    expect((await site.issue(issueKey))[field]).toEqual([other]);
  });

  it('refuses what is locked or restricted for what it is', async () => {
    const open = site.jira
      .snapshot()
      .issues.filter(({ key, resolved }) => key.startsWith('OPS-') && resolved === null && truth[key] === undefined);
    const codes = await Promise.all(open.map(async ({ key }) => bad(await site.panel('suggestTriage', {}, { issueKey: key, as })).code));
    expect(codes.sort()).toEqual(['NOT_PERMITTED', 'RESTRICTED_ISSUE']);
  });

  it('shows its administrator which listed values Jira has no longer', async () => {
    const { settings } = good(await site.admin('getSettings'));
    const unknown = good(await site.admin('checkValues', { allowlists: settings.allowlists }));
    expect(unknown.components).toEqual(expect.arrayContaining(['Check-out', 'Users']));
    expect(unknown.components).not.toContain('Ordering');
    expect(unknown.priority).toEqual([]);
  });
});
