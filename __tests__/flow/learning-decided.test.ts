import { deleteRecord } from '../../dev/stored-records';
import type { ProfileView } from '../../src/contract/learning';
import type { SuggestionView } from '../../src/contract/panel';
import { MOST_LESSONS } from '../../src/profile/decisions/lesson';
import { createIssue } from './support/create-issue';
import { learnOwnProject, profileOf, PROJECT, runDay as passDay } from './support/learn-project';
import { resolveIssue } from './support/resolve-issue';
import { holdStorage } from './support/hold-storage';
import { readStored, storedKeys, writeStored } from './support/stored';
import { aReply, everythingIn, good, raiseLimits, startTriageSite, suggest, useBuiltIn, type TriageSite } from './support/triage-site';

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite({ queueTimeScale: 0.001 });
  site.storage.setQueryDelay(0);
  await useBuiltIn(site);
  await raiseLimits(site);
  await learn();
});

afterEach(() => site.close());

const learn = (daily?: boolean) => learnOwnProject(site, daily);
const profile = () => profileOf(site);
const runDay = () => passDay(site);

/** Everything that was learned of projects and models, byte for byte. */
function learnedBytes(): string[] {
  const kinds = /^(?:profile|profile-part|lesson|endpoint:judged)(?::|$)/u;
  return site.storage.entries().flatMap(([key, { value }]) => (kinds.test(key) ? [`${key} ${JSON.stringify(value)}`] : []));
}

const valuesIn = ({ fields }: SuggestionView) =>
  fields.flatMap(({ field, proposals }) => proposals.map(({ value, confidence }) => ({ field, id: value.id, confidence })));
const keysIn = (suggestion: SuggestionView) => valuesIn(suggestion).map(({ field, id }) => `${field} ${id}`);

describe('a decision', () => {
  // @promise decisions-teach
  it.each(['accepted', 'corrected'] as const)(
    'that was %s and is undone leaves what is stored as it was, and proposals too',
    async (how) => {
      const open = await suggest(site);
      const [before, proposed] = [learnedBytes(), valuesIn(open)];
      const accepted = how === 'accepted' ? everythingIn(open) : { ...everythingIn(open), components: [await otherComponent(open)] };
      good(await site.panel('applyTriage', { suggestionId: open.id, accepted }));
      expect(learnedBytes()).not.toEqual(before);
      expect((await profile()).decisions.count).toBe(1);
      good(await site.panel('undoTriage', { suggestionId: open.id }));
      expect(learnedBytes()).toEqual(before);
      expect(valuesIn(await suggest(site))).toEqual(proposed);
    },
  );

  // @promise decisions-teach
  it('about what a model proposed leaves, undone, what was learned of the project and of the model as it was', async () => {
    site.endpoint.setReply(() => aReply());
    await useModel();
    const other = await suggest(site, { issueKey: 'SHOP-15' });
    good(await site.panel('applyTriage', { suggestionId: other.id, accepted: everythingIn(other) }, { issueKey: 'SHOP-15' }));
    const open = await suggest(site);
    const [before, proposed] = [learnedBytes(), valuesIn(open)];
    expect(before.some((bytes) => bytes.startsWith('endpoint:judged'))).toBe(true);
    good(await site.panel('applyTriage', { suggestionId: open.id, accepted: everythingIn(open) }));
    expect(learnedBytes().filter((bytes) => !before.includes(bytes)).length).toBe(2);
    good(await site.panel('undoTriage', { suggestionId: open.id }));
    expect(learnedBytes()).toEqual(before);
    expect(valuesIn(await suggest(site))).toEqual(proposed);
  });

  // @promise decisions-teach
  it('that dismisses keeps values away from that text alone, and from it for good', async () => {
    const dismissed = await suggest(site);
    const unwanted = keysIn(dismissed);
    expect(unwanted.length).toBeGreaterThan(2);
    good(await site.panel('dismissTriage', { suggestionId: dismissed.id }));
    const again = await site.panel('suggestTriage', { again: true });
    const proposed = again.ok && again.data.status === 'ready' ? keysIn(again.data.suggestion) : [];
    expect(proposed.filter((key) => unwanted.includes(key))).toEqual([]);
    await site.edit({ fields: { summary: 'Customer was charged twice for one order, and once more by the bank' } });
    expect(keysIn(await suggest(site)).filter((key) => unwanted.includes(key)).length).toBeGreaterThan(0);
  });

  // @promise decisions-teach
  it('that dismisses holds for the same text after its issue was resolved and learned, and after learning anew', async () => {
    const summary = 'Parcel of a customer was sent twice';
    const [one, other] = [await createIssue(site, '10001', { summary }), await createIssue(site, '10001', { summary })];
    const dismissed = await suggest(site, { issueKey: one });
    good(await site.panel('dismissTriage', { suggestionId: dismissed.id }, { issueKey: one }));
    const comesBack = async () => {
      const again = await site.panel('suggestTriage', { again: true }, { issueKey: other });
      const proposed = again.ok && again.data.status === 'ready' ? keysIn(again.data.suggestion) : [];
      return proposed.filter((key) => keysIn(dismissed).includes(key));
    };
    expect(await comesBack()).toEqual([]);
    await resolveIssue(site, one);
    await runDay();
    expect(await profile()).toMatchObject({ daily: { issues: 1 }, decisions: { count: 0 } });
    expect(await comesBack()).toEqual([]);
    await learn();
    expect(await comesBack()).toEqual([]);
    good(await site.admin('forgetProfile', PROJECT));
    expect((await comesBack()).length).toBeGreaterThan(0);
  });

  // @promise decisions-teach
  it('that dismisses is remembered where as many decisions teach as may, of which the page says that more of them do not', async () => {
    await copyLesson(MOST_LESSONS, true);
    expect((await profile()).decisions).toMatchObject({ count: MOST_LESSONS, isFull: true });
    const dismissed = await suggest(site, { issueKey: 'SHOP-15' });
    good(await site.panel('dismissTriage', { suggestionId: dismissed.id }, { issueKey: 'SHOP-15' }));
    const again = await site.panel('suggestTriage', { again: true }, { issueKey: 'SHOP-15' });
    const proposed = again.ok && again.data.status === 'ready' ? keysIn(again.data.suggestion) : [];
    expect(proposed.filter((key) => keysIn(dismissed).includes(key))).toEqual([]);
    expect((await profile()).decisions.count).toBe(MOST_LESSONS);
  });

  // @promise decisions-teach
  it('teaches where many others are remembered for what was not wanted alone, and the oldest of those goes', async () => {
    await copyLesson(2 * MOST_LESSONS, false);
    expect((await profile()).decisions).toMatchObject({ count: 0, isFull: false });
    const open = await suggest(site, { issueKey: 'SHOP-15' });
    good(await site.panel('applyTriage', { suggestionId: open.id, accepted: everythingIn(open) }, { issueKey: 'SHOP-15' }));
    expect((await profile()).decisions).toMatchObject({ count: 1, isFull: false });
    expect(storedKeys(site, 'lesson:')).toHaveLength(2 * MOST_LESSONS);
    expect(storedKeys(site, 'lesson:').some((key) => key.endsWith(':copy-0'))).toBe(false);
  });
});

/** Asks the host's endpoint again, as before it was removed. */
async function useModel(): Promise<void> {
  site.endpoint.accept('token');
  await site.useEndpoint({ baseUrl: 'https://llm.sprintloom.com/v1', model: site.endpoint.model, token: 'token' }, site.url);
}

/** A component that may be chosen and was not proposed. */
async function otherComponent({ fields }: SuggestionView): Promise<string> {
  const view = fields.find(({ field }) => field === 'components');
  const proposed = view?.proposals.map(({ value }) => value.id) ?? [];
  const other = view?.options.find(({ id }) => !proposed.includes(id));
  if (other === undefined) throw new Error('Every component was proposed.');
  return other.id;
}

/** As if one decision had been made many times, about other texts, from the oldest on. */
async function copyLesson(times: number, teaching: boolean): Promise<void> {
  const open = await suggest(site);
  good(await site.panel('dismissTriage', { suggestionId: open.id }));
  const [key = ''] = storedKeys(site, 'lesson:');
  const stored = readStored(site, key) as { value: object };
  await deleteRecord(site.storage, key);
  const prefix = key.slice(0, key.lastIndexOf(':'));
  for (let index = 0; index < times; index += 1) {
    const own = {
      suggestionId: `copy-${index}`,
      at: 1_700_000_000_000 + index,
      textHash: `of text ${index}`,
      ...(teaching ? {} : { fields: {} }),
    };
    await writeStored(site, `${prefix}:copy-${index}`, { ...stored, value: { ...stored.value, ...own } });
  }
}

describe('what nobody has decided', () => {
  it('teaches nothing, whether it was proposed, looked at, or left without a tick', async () => {
    const before = learnedBytes();
    const open = await suggest(site);
    good(await site.panel('getPanel'));
    await suggest(site, { issueKey: 'SHOP-15' });
    expect(learnedBytes()).toEqual(before);
    // Nothing was ticked: what was left out was not refused, and is no more unlikely than before.
    const { version, settings } = good(await site.admin('getSettings'));
    const fields = { ...settings.fields, components: { ...settings.fields.components, minConfidence: 1 } };
    good(await site.admin('saveSettings', { version, settings: { ...settings, fields }, token: { action: 'keep' } }));
    const { labels } = everythingIn(open);
    good(await site.panel('applyTriage', { suggestionId: open.id, accepted: { labels } }));
    const [key = ''] = storedKeys(site, 'lesson:');
    expect(readStored(site, key)).toMatchObject({ value: { unwanted: [] } });
    expect(JSON.stringify(readStored(site, key))).not.toContain('"components"');
  });

  it('is not among what an open issue teaches, which is nothing until people have resolved it', async () => {
    const before = await profile();
    await suggest(site);
    await runDay();
    expect(await profile()).toMatchObject({ issues: before.issues, decisions: { count: 0 }, daily: { issues: 0 } });
  });
});

describe('an issue that is resolved once more', () => {
  it('counts as one issue, and is found once', async () => {
    await resolveIssue(site, 'SHOP-13');
    await runDay();
    const first = await profile();
    await reopenIssue('SHOP-13');
    await resolveIssue(site, 'SHOP-13');
    await runDay();
    expect(await profile()).toMatchObject({ issues: first.issues, daily: { issues: first.daily.issues + 1 } });
    const found = good(await site.panel('findSimilar', undefined, { issueKey: 'SHOP-15' }));
    const ids = found.similar.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

async function reopenIssue(key: string): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const accountId = site.jira.people.find(({ role }) => role === 'administrator')?.accountId ?? '';
  const headers = { 'content-type': 'application/json' };
  const { transitions } = JSON.parse((await site.jira.handle({ method: 'GET', path, headers, accountId })).body) as {
    transitions: { id: string; to: { statusCategory: { key: string } } }[];
  };
  const id = transitions.find(({ to }) => to.statusCategory.key !== 'done')?.id;
  const { status } = await site.jira.handle({ method: 'POST', path, headers, accountId, body: JSON.stringify({ transition: { id } }) });
  expect(status).toBe(204);
}

describe('learning anew', () => {
  const isPart = (operation: string, body: string) => operation === 'batch/get' && body.includes('profile-part:10001:');

  it('lets whoever is being answered have the profile from before whole, and everybody after it the new one', async () => {
    const before = await suggest(site);
    await createIssue(site, '10001', { summary: 'Payment by card is refused' }).then((key) => resolveIssue(site, key));
    const hold = holdStorage(site, isPart);
    const asking = suggest(site);
    await hold.reached;
    await learn();
    hold.release();
    const meanwhile = await asking;
    expect([meanwhile.learnedFrom, valuesIn(meanwhile)]).toEqual([before.learnedFrom, valuesIn(before)]);
    expect((await suggest(site)).learnedFrom).toBe((before.learnedFrom ?? 0) + 1);
  });

  // @promise decisions-teach
  it('keeps what was decided without a moment in which it does not count, and nothing that is undone meanwhile', async () => {
    const [kept, undone] = [await suggest(site), await suggest(site, { issueKey: 'SHOP-15' })];
    good(await site.panel('applyTriage', { suggestionId: kept.id, accepted: everythingIn(kept) }));
    good(await site.panel('applyTriage', { suggestionId: undone.id, accepted: everythingIn(undone) }, { issueKey: 'SHOP-15' }));
    const hold = holdStorage(site, (operation, body) => operation === 'transaction' && body.includes('"key":"profile:10001"'));
    good(await site.project('startLearning', { consents: true, daily: true }));
    good(await site.project('continueLearning'));
    await hold.reached;
    good(await site.panel('undoTriage', { suggestionId: undone.id }, { issueKey: 'SHOP-15' }));
    hold.release();
    // As soon as the new one counts, and not some time later.
    await site.queue.settled();
    const { id } = (readStored(site, 'profile:10001') as { value: { id: string } }).value;
    expect(storedKeys(site, `lesson:10001:${id}:`)).toEqual([`lesson:10001:${id}:${kept.id}`]);
    expect((await profile()).decisions.count).toBe(1);
  });
});
