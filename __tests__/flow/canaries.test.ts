import { INHERITED_SETTINGS } from '../../src/contract/default-settings';
import { SETTINGS_SCHEMA_VERSION } from '../../src/contract/limits';
import { canary, type CanaryName } from './support/canaries/canary';
import { ISSUE_KEY, RESTRICTED_KEY } from './support/canaries/canary-jira';
import { canaryReply, startCanarySite, type CanarySite, type Sighting } from './support/canaries/canary-site';
import { preparePayloads, type CanaryCalls } from './support/canaries/canary-calls';
import { askEverywhere, inBackground, work } from './support/canaries/canary-day';
import { leaks, MAY_BE } from './support/canaries/canary-table';
import { ADMIN_CALLS, PANEL_CALLS, PROJECT_CALLS, QUEUE_CALLS } from './support/every-call';
import { failStorage, writeStored } from './support/stored';
import { resolveIssue } from './support/resolve-issue';
import { ATLASSIAN, bad, everythingIn, good, suggest, useAtlassian } from './support/triage-site';

let site: CanarySite;
let calls: CanaryCalls;
let afterWork: Sighting[];

beforeAll(async () => {
  site = await startCanarySite();
  calls = await preparePayloads(site);
  await work(site, calls);
  afterWork = site.sightings();
}, 300_000);

afterAll(() => site.close());

beforeEach(async () => {
  site.endpoint.setReply(canaryReply);
  site.interceptJira(null);
  site.storage.setFault(null);
  await site.forgetCalls();
});

/** What became known by what was just done. */
function expectNoLeak(sightings: Sighting[]): void {
  expect(leaks(sightings)).toEqual([]);
}

const cameFrom = (sightings: Sighting[], kind: string, name: CanaryName) =>
  sightings.some((each) => each.place === `came from ${kind}` && each.name === name);

describe('canaries', () => {
  // @promise secrets-encrypted, app-keeps-no-issue-text, learning-by-consent
  it('are found only where they belong when everything works', () => {
    expectNoLeak(afterWork);
  });

  it.each(Object.keys(MAY_BE) as CanaryName[])(
    'reach the places where they belong (%s), so that a search which finds nothing says something',
    (name) => {
      const places = new Set(afterWork.filter((sighting) => sighting.name === name).map(({ place }) => place));
      expect(MAY_BE[name]?.some((place) => places.has(place))).toBe(true);
    },
  );

  it('come to the app in what it only looks at, and nowhere from there', () => {
    for (const name of [
      'issueKey',
      'securityLevel',
      'restrictedSummary',
      'restrictedSimilarSummary',
      'descriptionPastLimit',
      'comment',
      'similarDescription',
      'agentName',
      'agentEmail',
      'agentAccount',
      'emailInText',
      'componentDescription',
    ] as const) {
      expect([name, cameFrom(afterWork, 'jira', name)]).toEqual([name, true]);
    }
  });

  // @promise no-profiles-stored
  it('of states and of similar issues’ comments are not even asked for', () => {
    const unread = ['similarComment', 'projectAdministratorAccount', 'status', 'projectDescription'] as const;
    const planted = new Set(site.search(JSON.stringify(site.jira.snapshot())).map(({ name }) => name));
    expect(unread.filter((name) => !planted.has(name) || cameFrom(afterWork, 'jira', name))).toEqual([]);
  });

  const text = canary('endpointError');
  const headers = {
    'content-type': 'application/json',
    'www-authenticate': canary('endpointHeader'),
    'retry-after': canary('endpointHeader'),
    'x-request-id': canary('endpointHeader'),
  };
  const errorBody = JSON.stringify({ error: { message: `${text} ${canary('summary')}`, type: text, code: text, param: text } });
  const completion = (content: unknown) =>
    JSON.stringify({ choices: [{ message: { content } }], id: text, usage: { prompt_tokens: text } });

  // @promise app-logs-without-content
  it.each([
    ...[400, 401, 403, 404, 408, 413, 422, 429, 500, 503].map((status) => ({
      what: `${status} with a JSON body`,
      http: { status, headers, body: errorBody },
    })),
    {
      what: 'a redirect',
      http: { status: 307, headers: { ...headers, location: `https://${canary('endpointHost')}/${canary('endpointHeader')}` }, body: text },
    },
    { what: 'a page with 200', http: { status: 200, headers: { ...headers, 'content-type': 'text/html' }, body: `<p>${text}</p>` } },
    { what: 'a body that is no JSON', http: { status: 200, headers, body: `{"choices": ${text}` } },
    { what: 'JSON of another shape', http: { status: 200, headers, body: JSON.stringify({ [text]: text }) } },
    { what: 'no JSON in the reply', http: { status: 200, headers, body: completion(text) } },
    {
      what: 'no allowed value in the reply',
      http: { status: 200, headers, body: completion(JSON.stringify({ labels: [{ value: text, reason: text }], [text]: text })) },
    },
    { what: 'a body past the limit', http: { status: 200, headers, body: completion(text.repeat(8_000)) } },
  ])('stay where they belong when the endpoint answers with $what', async ({ http }) => {
    site.endpoint.setReply(() => ({ http }));
    await askEverywhere(site, calls);
    expect(site.endpoint.requests).not.toEqual([]);
    const sightings = site.sightings();
    // Of a redirect the app is shown nothing.
    expect(cameFrom(sightings, 'endpoint', 'endpointError')).toBe(http.status !== 307);
    // Whoever tries the model out is shown what it said.
    const shown = sightings.filter(({ name, place }) => !(name === 'endpointError' && place === 'result admin.tryTriage'));
    expectNoLeak(shown);
  });

  // @promise app-logs-without-content
  it.each([400, 401, 403, 404, 409, 429, 500, 503, 200])('stay where they belong when Jira answers with %i', async (status) => {
    const body = JSON.stringify({
      errorMessages: [canary('jiraError')],
      errors: { labels: canary('jiraError') },
      [canary('jiraError')]: canary('jiraError'),
    });
    const answer = {
      status,
      headers: { 'content-type': 'application/json', 'retry-after': canary('jiraHeader'), 'x-seraph-loginreason': canary('jiraHeader') },
      body,
    };
    for (const untilThen of ['/mypermissions', '/issue/', 'nothing']) {
      site.interceptJira(({ path: asked }) => (asked.includes(untilThen) ? null : answer));
      await calls.everything();
    }
    site.interceptJira(null);
    const suggestion = await suggest(site, site.onIssue);
    site.interceptJira(({ method }) => (method === 'PUT' ? answer : null));
    await site.panel('applyTriage', { suggestionId: suggestion.id, accepted: { labels: ['data-loss'] } }, site.onIssue);
    await site.panel('undoTriage', { suggestionId: suggestion.id }, site.onIssue);
    const sightings = site.sightings();
    expect(cameFrom(sightings, 'jira', 'jiraError')).toBe(true);
    expectNoLeak(sightings);
  });

  // @promise app-keeps-no-issue-text
  it.each(['get', 'transaction', 'query', 'entity/get', 'secret/get', 'secret/set'])(
    'stay where they belong when storage fails at %s',
    async (operation) => {
      const save = (await ADMIN_CALLS.saveSettings(site)) as object;
      const { id: suggestionId } = await suggest(site, site.onIssue);
      good(await site.panel('dismissTriage', { suggestionId }, site.onIssue));
      const fault = { status: 500, code: canary('storageCode'), message: canary('storageError') };
      const meter = failStorage(site, (asked) => (asked === operation ? fault : undefined));
      // To be opened again, what was decided about a suggestion is deleted.
      await site.panel('suggestTriage', { again: false }, site.onIssue);
      await site.admin('saveSettings', { ...save, token: { action: 'replace', value: canary('token') } });
      await calls.everything();
      await site.runSchedule('triage-daily');
      expect(meter.met).toBeGreaterThan(0);
      expectNoLeak(site.sightings());
    },
  );

  it('stay where they belong when people send what no page sends', async () => {
    const value = canary('payloadValue');
    const wrong = [value, { [value]: value }, [value], 7, { suggestionId: value, runId: value, token: { action: value } }];
    for (const payload of wrong) {
      for (const key of Object.keys(PANEL_CALLS) as (keyof typeof PANEL_CALLS)[]) await site.panel(key, payload, site.onIssue);
      for (const key of Object.keys(QUEUE_CALLS) as (keyof typeof QUEUE_CALLS)[]) await site.triagePage(key, payload, site.onProject);
      for (const key of Object.keys(PROJECT_CALLS) as (keyof typeof PROJECT_CALLS)[]) await site.project(key, payload, site.onProject);
      for (const key of Object.keys(ADMIN_CALLS) as (keyof typeof ADMIN_CALLS)[]) if (key !== 'startReset') await site.admin(key, payload);
    }
    const save = calls.payload('admin.saveSettings') as object;
    await site.admin('saveSettings', { ...save, token: { action: 'replace', value: canary('refusedToken') } });
    await site.admin('testConnection', {
      baseUrl: `https://${value}`,
      model: value,
      token: { action: 'replace', value: canary('refusedToken') },
    });
    await site.admin('readImport', { text: `{ "token": "${canary('refusedToken')}", ` });
    await site.admin('readImport', { text: JSON.stringify({ schemaVersion: SETTINGS_SCHEMA_VERSION, token: canary('refusedToken') }) });
    const suggestion = await suggest(site, site.onIssue);
    await site.panel(
      'applyTriage',
      { suggestionId: suggestion.id, accepted: { components: [value], labels: [value], priority: ['2'] } },
      site.onIssue,
    );
    await site.panel('no-such-function' as 'getPanel', canary('refusedToken'), site.onIssue);
    // What a person sent may be told to that person, and to nobody else.
    const told = ({ name, place }: Sighting): boolean => name === 'payloadValue' && place.startsWith('error ');
    const sightings = site.sightings();
    expect(sightings.some(told)).toBe(true);
    expectNoLeak(sightings.filter((sighting) => !told(sighting)));
  });

  it('stay where they belong when what is stored is damaged, or of strangers', async () => {
    const value = canary('pastedText');
    const stored = site.storage.entries();
    for (const [key] of stored)
      for (const damaged of [
        value,
        { record: 1, expiresAt: null, value: { version: value, settings: value, state: value, failure: value } },
      ]) {
        await writeStored(site, key, damaged);
      }
    await calls.everything();
    await site.runSchedule('triage-daily');
    for (const [key, { value: whole }] of stored) await writeStored(site, key, whole);
    const sightings = site.sightings();
    expect(cameFrom(sightings, 'storage', 'pastedText')).toBe(true);
    expectNoLeak(sightings);
  });

  // @promise containment
  it('stay where they belong when the host is not approved any more, which names the host to whoever asks', async () => {
    site.egress.set({
      egresses: [
        { key: 'llm-endpoint', description: 'Endpoint', configured: [{ domain: 'other.sprintloom.com', type: ['FETCH_BACKEND_SIDE'] }] },
      ],
    });
    site.recorder.clear();
    await askEverywhere(site, calls);
    // The app itself looks before it calls: the platform has nothing to refuse.
    expect(site.recorder.calls.filter(({ kind }) => kind === 'endpoint')).toEqual([]);
    const sightings = site.sightings();
    expect(sightings.map(({ name, place }) => `${name} in ${place}`)).toContain('endpointHost in error panel.suggestTriage');
    expectNoLeak(
      sightings.filter(
        ({ name, place }) =>
          !(
            name === 'endpointHost' &&
            /^(?:error (?:panel\.suggestTriage|admin\.tryTriage)|storage run|result panel\.getPanel)$/u.test(place)
          ),
      ),
    );
  });

  // @promise app-logs-without-content
  it.each([200, 400, 429])('go to Atlassian’s models, and stay where they belong when those answer with %i', async (status) => {
    site.endpoint.setReply(status === 200 ? canaryReply : () => ({ http: { status, headers, body: errorBody } }));
    await useAtlassian(site);
    await site.panel('suggestTriage', { again: true }, site.onIssue);
    await site.admin('testConnection', { ...ATLASSIAN, token: { action: 'keep' } });
    await site.runSchedule('triage-daily');
    expect(site.prompts().map(({ model }) => model)).toContain(ATLASSIAN.model);
    expectNoLeak(site.sightings());
  });

  // @promise complete-reset
  it('are gone with everything else after a reset', async () => {
    good(await site.admin('startReset'));
    await site.queue.settled();
    expect(good(await site.admin('getReset'))).toMatchObject({ state: 'none', remaining: 0 });
    expect([site.storage.entries(), site.storage.secrets()]).toEqual([[], []]);
    expectNoLeak(site.sightings());
  });
});
