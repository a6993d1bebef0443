import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import type { Settings } from '../../src/contract/settings';
import { byField } from '../../src/contract/triage-field';
import { learnProject } from '../../dev/server/learned-site';
import { chargedCalls } from './support/stored';
import { aReply, bad, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

const BUDGET = ['slot:', 'budget:hint'];

describe('trying the settings out', () => {
  let site: TriageSite;
  let settings: Settings;

  beforeEach(async () => {
    site = await startTriageSite();
    site.endpoint.setReply(() => aReply());
    ({ settings } = good(await site.admin('getSettings')));
  });

  afterEach(async () => {
    await site.close();
  });

  const keep = { action: 'keep' };
  const tryOn = (change: Partial<Settings> = {}, issueKey = 'SHOP-13', token: object = keep) =>
    site.admin('tryTriage', { settings: { ...settings, ...change }, token, issueKey });

  it('asks for reasons in the language of whoever tries, and previews it, unless the settings name one', async () => {
    const told = async (language: string, locale?: string) => {
      const typed = { ...settings, language };
      const trial = good(await site.admin('tryTriage', { settings: typed, token: keep, issueKey: 'SHOP-13', locale }));
      const preview = good(await site.admin('previewPrompt', { settings: typed, locale }));
      return [trial.sent?.system, preview.system].map((system) => /characters in (.+?), naming/u.exec(system ?? '')?.[1]);
    };
    expect(await told('', 'fr-FR')).toEqual(['French (France)', 'French (France)']);
    expect(await told('')).toEqual(['English', 'English']);
    expect(await told('', 'what no page says')).toEqual(['English', 'English']);
    expect(await told('Svenska', 'fr-FR')).toEqual(['Svenska', 'Svenska']);
  });

  it('on an issue shows what was sent and proposed, stores nothing but the use, and writes nothing to Jira', async () => {
    const before = site.storage.entries().map(([key]) => key);
    const report = good(await tryOn({ rules: 'Unsaved rule.' }));
    expect(report).toMatchObject({
      issueKey: 'SHOP-13',
      sent: { system: expect.stringContaining('Unsaved rule.'), user: expect.stringContaining('### TICKET START') },
      learnedFrom: null,
    });
    expect(JSON.parse(report.sent?.reply ?? '')).toEqual(aReply());
    expect(report.proposals.components).toEqual([
      {
        value: { id: expect.any(String), name: 'Payments' },
        confidence: 0.91,
        level: 'high',
        reason: 'It is about a card payment.',
        preselected: true,
      },
    ]);
    // Ticked and held back as an agent would see it.
    expect(report.proposals.labels).toMatchObject([
      { value: { name: 'data-loss' }, preselected: true },
      { value: { name: 'regression' }, preselected: false, heldBack: 'below-minimum', level: 'low' },
    ]);
    expect((report.sent?.system ?? '') + (report.sent?.user ?? '')).toBe(
      site
        .prompts()
        .at(-1)
        ?.messages.map(({ content }) => content)
        .join(''),
    );
    const after = site.storage
      .entries()
      .map(([key]) => key)
      .filter((key) => !before.includes(key));
    expect(after.filter((key) => !BUDGET.some((part) => key.startsWith(part)))).toEqual([]);
    expect(site.writes()).toEqual([]);
    expect(good(await site.panel('getPanel')).kind).toBe('ready');
  });

  it('shows what a suggestion would propose, with the project’s own settings in it', async () => {
    const own = {
      ...INHERITED_SETTINGS,
      allowlists: { ...INHERITED_SETTINGS.allowlists, labels: [{ name: 'regression', description: '' }] },
      labelMappings: null,
      rules: null,
    };
    good(await site.admin('saveProjectSettings', { projectId: '10001', version: 0, settings: own }));
    const { proposals, sent } = good(await tryOn());
    expect(proposals.labels.map(({ value }) => value.name)).toEqual(['regression']);
    expect(sent?.system).toMatch(/Allowed labels:\n- "regression"(?!\n-)/u);
  });

  it('asks the built-in provider where no endpoint is typed, sends nothing, and says what it has learned from', async () => {
    const asked = site.endpoint.requests.length;
    expect(good(await tryOn({ endpoint: null }))).toMatchObject({ sent: null, learnedFrom: 0, similar: [] });
    await learnProject(site, '10001');
    const report = good(await tryOn({ endpoint: null }));
    expect(report.learnedFrom).toBeGreaterThan(0);
    good(await site.admin('saveSettings', { version: 1, settings: { ...settings, endpoint: null }, token: keep }));
    const { fields } = await suggest(site);
    // What an agent sees, ticks included.
    expect(byField((field) => fields.find((view) => view.field === field)?.proposals ?? [])).toEqual(report.proposals);
    expect(site.endpoint.requests).toHaveLength(asked);
  });

  it('shows a reply of which nothing is left', async () => {
    site.endpoint.setReply(() => aReply({ priority: null, components: [], labels: [{ value: 'not-allowed', confidence: 1, reason: '' }] }));
    expect(good(await tryOn()).proposals).toEqual({ priority: [], components: [], labels: [] });
  });

  it('counts against the budgets', async () => {
    const limits = { perUserPerMinute: 1, perSitePerDay: 100 };
    const answers = await Promise.all([tryOn({ limits }), tryOn({ limits }), tryOn({ limits })]);
    // One for each minute that the three began in, and not one fewer.
    const passed = answers.filter(({ ok }) => ok);
    expect(passed).not.toEqual([]);
    expect(chargedCalls(site, 'user')).toEqual(passed.map(() => 1));
    expect(bad(answers.find(({ ok }) => !ok) ?? answers[0]).code).toBe('LIMIT_REACHED');
  });

  it('sends a token that was typed, and the stored one to its own origin only', async () => {
    expect(bad(await tryOn({}, 'SHOP-13', { action: 'replace', value: 'another' })).code).toBe('ENDPOINT_AUTH');
    expect(site.endpoint.requests.at(-1)?.headers.authorization).toBe('Bearer another');
    expect(bad(await tryOn({}, 'SHOP-13', { action: 'remove' })).code).toBe('ENDPOINT_AUTH');
    good(await tryOn());
    const sent = site.endpoint.requests.length;
    expect(bad(await tryOn({ endpoint: { baseUrl: 'https://elsewhere.sprintloom.com/v1', model: 'm' } })).code).toBe('EGRESS_BLOCKED');
    expect(site.endpoint.requests).toHaveLength(sent);
  });

  it.each<[string, string, Partial<Settings>, string]>([
    ['RESTRICTED_ISSUE', 'a restricted issue', {}, 'SHOP-24'],
    ['ISSUE_NOT_FOUND', 'an issue that does not exist', {}, 'SHOP-9999'],
    ['FIELDS_NOT_AVAILABLE', 'an issue without the fields', {}, 'FIELD-3'],
    ['INVALID_INPUT', 'something that is no key', {}, '../13'],
    ['INVALID_INPUT', 'an address that is not allowed', { endpoint: { baseUrl: 'https://127.0.0.1/v1', model: 'm' } }, 'SHOP-13'],
    ['NOT_CONFIGURED', 'a project that is left out', { projects: { mode: 'only', keys: ['APP'], mayWiden: false } }, 'SHOP-13'],
  ])('ends with %s for %s, and sends nothing', async (code, _what, change, issueKey) => {
    expect(bad(await tryOn(change, issueKey)).code).toBe(code);
    expect(site.prompts()).toEqual([]);
  });

  it('previews the prompt that a suggestion sends, part by part, and its size', async () => {
    const preview = good(await site.admin('previewPrompt', { settings: { ...settings, rules: 'Unsaved rule.' } }));
    expect(preview.parts.map(({ title, isFixed }) => [title, isFixed])).toEqual([
      ['instructions', true],
      ['rules', false],
      ['priority', false],
      ['components', false],
      ['labels', false],
    ]);
    expect(preview.parts.map(({ text }) => text).join('\n\n')).toBe(preview.system);
    expect(preview.system).toContain('Unsaved rule.');
    expect(preview.characters).toBeGreaterThan(preview.system.length + preview.user.length);
    expect(preview.tokens).toBe(Math.ceil(preview.characters / 4));
    await suggest(site);
    const instructions = preview.parts[0]?.text ?? '';
    expect(site.prompts().at(-1)?.messages[0]?.content.startsWith(instructions)).toBe(true);
  });

  it('masks a text as it would be sent, and says how much of what', async () => {
    const { text, found } = good(
      await site.admin('tryMasking', { text: 'Ask ann.smith@mail.example or bob@mail.example <b>today</b>, not [email].' }),
    );
    expect(text).not.toMatch(/ann|bob@|<b>/);
    expect(found).toEqual([{ kind: 'email', count: 2 }]);
    expect(good(await site.admin('tryMasking', { text: '' }))).toEqual({ text: '', found: [] });
    const mentioned = good(
      await site.admin('tryMasking', {
        text: 'cc @ann.smith, the key is -----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----',
      }),
    );
    expect(mentioned.text).not.toMatch(/ann|MIIE/);
    expect(mentioned.found).toEqual([
      { kind: 'user', count: 1 },
      { kind: 'privateKey', count: 1 },
    ]);
    expect(bad(await site.admin('tryMasking', { text: 'x'.repeat(40_000) })).code).toBe('INVALID_INPUT');
  });
});
