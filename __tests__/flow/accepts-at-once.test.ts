import { decisionsOn, expectHelpful, refusal } from './support/decisions';
import { plantCanaries } from './support/leak-check';
import { forgetBudgets } from './support/stored';
import { aReply, bad, everythingIn, good, raiseLimits, startTriageSite, suggest, type Role, type TriageSite } from './support/triage-site';

const APPLIED = { key: 'SHOP-13' };

let site: TriageSite;

const { apply, undo, outcomeOf } = decisionsOn(() => site);

beforeAll(async () => {
  site = await startTriageSite();
  site.endpoint.setReply(() => aReply());
  await raiseLimits(site);
  await plantCanaries(site, APPLIED.key);
});

afterEach(async () => {
  site.interceptJira(null);
  await forgetBudgets(site);
});
afterAll(() => site.close());

describe('an accept that meets another one', () => {
  it.each<[string, Role, object]>([
    ['by the same person', 'agent', {}],
    ['by two people', 'administrator', {}],
    ['with another priority', 'administrator', { priority: ['4'] }],
  ])('at the same moment, %s, is refused, and what the other one applied is undone exactly', async (_what, as, change) => {
    const before = await site.issue();
    const suggestion = await suggest(site);
    site.recorder.clear();
    // Both have read that nobody has decided before either goes on.
    const reading: (() => void)[] = [];
    site.interceptJira(async ({ method }) => {
      if (method === 'GET' && reading.length < 2)
        await new Promise<void>((resolve) => {
          if (reading.push(resolve) === 2) reading.forEach((go) => go());
        });
      return null;
    });
    const answers = await Promise.all([apply(suggestion, {}), apply(suggestion, { as }, { ...everythingIn(suggestion), ...change })]);
    site.interceptJira(null);
    const [refused, ...others] = answers.filter(({ ok }) => !ok);
    expect(others).toEqual([]);
    expectHelpful(bad(refused!), { code: 'STALE_SUGGESTION' });
    expect(site.writes()).toHaveLength(1);
    const [won] = answers.filter(({ ok }) => ok);
    const priority = won === answers[1] && 'priority' in change ? 'Low' : 'High';
    await expectAgreement(before, [priority, 'Payments', 'data-loss', 'regression']);
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
