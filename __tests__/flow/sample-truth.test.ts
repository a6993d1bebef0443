import truth from '../../dev/jira/sample/truth.json';
import { DEFAULT_SETTINGS } from '../../src/contract/default-settings';
import { TRIAGE_FIELDS, type TriageField } from '../../src/contract/triage-field';
import { good, startTriageSite, type TriageSite } from './support/triage-site';

let site: TriageSite;

beforeAll(async () => {
  site = await startTriageSite();
});

afterAll(() => site.close());

/** What people would accept, by the issue's key. */
const TRUTH = Object.entries(truth) as [string, Record<TriageField, string[]>][];

test('the sample site is set up with what the checklist asks for, and the defaults', async () => {
  const { settings, choices } = good(await site.admin('getSettings'));
  const { fields, allowlists, endpoint, ...rest } = settings;
  expect({ ...DEFAULT_SETTINGS, ...rest, endpoint: null, allowlists: DEFAULT_SETTINGS.allowlists }).toEqual(DEFAULT_SETTINGS);
  const { priority } = DEFAULT_SETTINGS.fields;
  expect(fields).toEqual({ ...DEFAULT_SETTINGS.fields, priority: { ...priority, defaultId: '3' } });
  expect(choices.priority.find(({ id }) => id === '3')?.name).toBe('Medium');
  expect(endpoint).not.toBeNull();
  expect(allowlists.components.length).toBeGreaterThan(0);
});

test('at least half of its untriaged issues have a tick, and of what is ticked at most one in ten is wrong', async () => {
  const { version, settings } = good(await site.admin('getSettings'));
  const limits = { ...settings.limits, perUserPerMinute: 60 };
  good(await site.admin('saveSettings', { version, settings: { ...settings, limits }, token: { action: 'keep' } }));
  const wrong: string[] = [];
  let ticks = 0;
  let issues = 0;
  for (const [issueKey, right] of TRUTH) {
    const answer = await site.panel('suggestTriage', { again: false }, { issueKey });
    if (!answer.ok || answer.data.status !== 'ready') continue;
    const { fields } = answer.data.suggestion;
    const ticked = fields.flatMap(({ field, proposals }) =>
      proposals.filter(({ preselected }) => preselected).map(({ value }) => ({ field, name: value.name })),
    );
    ticks += ticked.length;
    issues += ticked.length > 0 ? 1 : 0;
    wrong.push(...ticked.filter(({ field, name }) => !right[field].includes(name)).map(({ name }) => `${issueKey}: ${name}`));
  }
  expect(TRUTH.length).toBe(34);
  expect(issues).toBeGreaterThanOrEqual(TRUTH.length / 2);
  // Of the ticks that are there, by name where there are too many.
  expect(wrong.slice(Math.floor(ticks / 10))).toEqual([]);
});

test('every value of its truth exists, and every issue lacks a component or a label', async () => {
  const { settings, choices } = good(await site.admin('getSettings'));
  const names = {
    priority: choices.priority.map(({ name }) => name),
    components: settings.allowlists.components.map(({ name }) => name),
    labels: settings.allowlists.labels.map(({ name }) => name),
  };
  for (const [issueKey, right] of TRUTH) {
    for (const field of TRIAGE_FIELDS) expect([issueKey, names[field]]).toEqual([issueKey, expect.arrayContaining(right[field])]);
    const issue = await site.issue(issueKey);
    expect([issueKey, issue.components.length === 0 || issue.labels.length === 0]).toEqual([issueKey, true]);
  }
});
