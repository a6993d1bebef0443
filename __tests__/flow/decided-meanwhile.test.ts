import { aReply, everythingIn, good, startTriageSite, type TriageSite } from './support/triage-site';

/** Two people decide about one suggestion, the second one while the first one's change is on its way to Jira. */
let site: TriageSite;

beforeAll(async () => {
  site = await startTriageSite();
  site.endpoint.setReply(() => aReply());
});

afterEach(() => site.interceptJira(null));
afterAll(() => site.close());

/** Whoever changes the issue waits at Jira's door; `reached` once somebody does. */
function holdChanges() {
  let reach = (): void => undefined;
  let open = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  site.interceptJira(async ({ method }) => {
    if (method !== 'PUT') return null;
    reach();
    await opened;
    return null;
  });
  return { reached, open };
}

// @promise one-decision-wins
it('nobody can dismiss what somebody is just accepting, and what they accept stands', async () => {
  const outcome = good(await site.panel('suggestTriage', { again: false }));
  if (outcome.status !== 'ready') throw new Error('The suggestion is still pending.');
  const { suggestion } = outcome;
  const suggestionId = suggestion.id;
  const { reached, open } = holdChanges();
  const accepting = site.panel('applyTriage', { suggestionId, accepted: everythingIn(suggestion) });
  await reached;
  const dismissed = await site.panel('dismissTriage', { suggestionId }, { as: 'administrator' });
  open();
  const accepted = await accepting;
  expect(dismissed).toMatchObject({ ok: false, error: { code: 'STALE_SUGGESTION' } });
  expect(good(accepted).suggestion.outcome).toMatchObject({ kind: 'applied' });
  expect(good(await site.panel('undoTriage', { suggestionId })).suggestion.outcome).toMatchObject({ kind: 'undone' });
});
