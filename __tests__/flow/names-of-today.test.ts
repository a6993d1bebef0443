import { aReply, everythingIn, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite();
  site.endpoint.setReply(() => aReply());
});

afterEach(() => site.close());

/** Lets Jira answer in German from now on, and with another name for a component. */
function speakGerman(): void {
  const ask = site.jira.handle.bind(site.jira);
  site.interceptJira(async (request) => {
    const answer = await ask(request);
    const names = { High: 'Hoch', Medium: 'Mittel', Payments: 'Zahlungen' };
    const body = Object.entries(names).reduce((text, [from, to]) => text.replaceAll(`"name":"${from}"`, `"name":"${to}"`), answer.body);
    return { ...answer, body };
  });
}

async function prioritySeenBy(as: 'agent' | 'viewer') {
  const state = good(await site.panel('getPanel', {}, { as }));
  if (state.kind !== 'suggestion') throw new Error(`The panel says ${state.kind}.`);
  return state.suggestion.fields.find(({ field }) => field === 'priority');
}

const jiraCalls = () => site.recorder.calls.filter(({ kind }) => kind === 'jira').map(({ summary }) => summary.replace(/\?.*$/u, ''));

it('shows a suggestion of another language in the reader’s own, with no call to Jira more', async () => {
  await suggest(site);
  speakGerman();
  await prioritySeenBy('agent');
  site.recorder.clear();
  expect(await prioritySeenBy('agent')).toMatchObject({ current: [{ name: 'Mittel' }], proposals: [{ value: { id: '2', name: 'Hoch' } }] });
  expect(jiraCalls().filter((call) => call.includes('/priority'))).toEqual([]);
});

it('tells what was changed in it, and what was there before', async () => {
  const suggestion = await suggest(site);
  good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
  speakGerman();
  const state = good(await site.panel('getPanel', {}));
  expect(state).toMatchObject({
    suggestion: { outcome: { changes: [{ added: [{ name: 'Hoch' }], from: { name: 'Mittel' } }, { added: [{ name: 'Zahlungen' }] }, {}] } },
  });
  const undone = good(await site.panel('undoTriage', { suggestionId: suggestion.id }));
  expect(undone.suggestion.fields[0]).toMatchObject({ current: [{ name: 'Mittel' }], proposals: [{ value: { name: 'Hoch' } }] });
});

it('asks Jira for the names where somebody may not edit, and shows the stored ones where it does not say', async () => {
  await suggest(site);
  speakGerman();
  site.recorder.clear();
  expect((await prioritySeenBy('viewer'))?.proposals[0]?.value.name).toBe('Hoch');
  expect(jiraCalls().filter((call) => call.includes('/priority'))).toHaveLength(1);
  const ask = site.jira.handle.bind(site.jira);
  site.interceptJira(async (request) => (request.path.endsWith('/priority') ? { status: 500, headers: {}, body: '' } : ask(request)));
  expect((await prioritySeenBy('viewer'))?.proposals[0]?.value.name).toBe('High');
});

it('asks for them once for a page of issues', async () => {
  for (const issueKey of ['SHOP-13', 'SHOP-14', 'SHOP-15']) await suggest(site, { issueKey });
  site.recorder.clear();
  const page = good(await site.triagePage('getQueue', { pageToken: null }, { as: 'viewer' }));
  const rows = page.kind === 'list' ? page.rows : [];
  expect(rows.filter(({ panel }) => panel.kind === 'suggestion').length).toBeGreaterThan(1);
  expect(jiraCalls().filter((call) => call.endsWith('/priority'))).toHaveLength(1);
});

it('calls priorities in the statistics what they are called today, and as they were where Jira does not say', async () => {
  site.storage.setQueryDelay(0);
  const suggestion = await suggest(site);
  good(await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: everythingIn(suggestion) }));
  const told = async () => {
    const { fields } = good(await site.admin('getStatistics', { days: 7 }));
    const { figures } = good(await site.admin('getCoach'));
    const names = fields.find(({ field }) => field === 'priority')?.values.map(({ value }) => value.name);
    return [names, figures.fields.find(({ field }) => field === 'priority')?.values.map(({ name }) => name)];
  };
  expect(await told()).toEqual([['High'], ['High']]);
  speakGerman();
  expect(await told()).toEqual([['Hoch'], ['Hoch']]);
  site.interceptJira(({ path }) => (path.endsWith('/priority') ? { status: 503, headers: {}, body: '{}' } : null));
  expect(await told()).toEqual([['High'], ['High']]);
});
