import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { INHERITED_SETTINGS } from '../../src/contract/project-settings';
import { appBuild } from '../support/app-build';
import { canary, CANARY_NAMES, type CanaryName } from './support/canaries/canary';
import { ISSUE_KEY, PROJECT_ID, RESTRICTED_KEY } from './support/canaries/canary-jira';
import { canaryReply, startCanarySite, type CanarySite, type Sighting } from './support/canaries/canary-site';
import { leaks, MAY_BE } from './support/canaries/canary-table';
import { ADMIN_CALLS, PANEL_CALLS, PROJECT_CALLS } from './support/every-call';
import { bad, everythingIn, good, suggest } from './support/triage-site';

const ROOT = path.resolve(__dirname, '../..');

let site: CanarySite;
let afterWork: Sighting[];

/** Every function of all pages once, whether it succeeds or not. */
async function callEverything(): Promise<void> {
  for (const key of Object.keys(PANEL_CALLS) as (keyof typeof PANEL_CALLS)[]) await site.panel(key, payloads.get(`panel.${key}`), site.onIssue);
  for (const key of Object.keys(PROJECT_CALLS) as (keyof typeof PROJECT_CALLS)[]) await site.project(key, payloads.get(`project.${key}`), site.onProject);
  for (const key of Object.keys(ADMIN_CALLS) as (keyof typeof ADMIN_CALLS)[]) if (key !== 'startReset') await site.admin(key, payloads.get(`admin.${key}`));
}

/** Valid payloads, made while everything works: making them asks the app for its settings. */
const payloads = new Map<string, unknown>();

async function preparePayloads(): Promise<void> {
  for (const [key, make] of Object.entries(PANEL_CALLS)) payloads.set(`panel.${key}`, await make(site));
  for (const [key, make] of Object.entries(PROJECT_CALLS)) payloads.set(`project.${key}`, await make(site));
  for (const [key, make] of Object.entries(ADMIN_CALLS)) payloads.set(`admin.${key}`, await make(site));
  payloads.set('admin.tryTriage', { ...(payloads.get('admin.tryTriage') as object), issueKey: ISSUE_KEY });
  payloads.set('admin.tryMasking', { text: canary('pastedText') });
}

/** Everything that asks the endpoint. */
async function askEverywhere(): Promise<void> {
  await site.panel('suggestTriage', { again: true }, site.onIssue);
  for (const key of ['testConnection', 'tryTriage', 'runCheck'] as const) await site.admin(key, payloads.get(`admin.${key}`));
  await site.admin('testConnection', { ...(payloads.get('admin.testConnection') as object), model: '' });
  await site.runSchedule('triage-daily');
  await inBackground();
}

async function inBackground(): Promise<void> {
  await site.becomeSlow();
  expect(good(await site.panel('suggestTriage', { again: true }, site.onIssue)).status).toBe('pending');
  await site.queue.settled();
}

/** What people do on a good day, from the first suggestion to the last statistics. */
async function work(): Promise<void> {
  for (const decide of ['applyTriage', 'dismissTriage'] as const) {
    const suggestion = await suggest(site, site.onIssue);
    good(await site.panel('getPanel', undefined, site.onIssue));
    const { id: suggestionId } = suggestion;
    good(await site.panel(decide, decide === 'applyTriage' ? { suggestionId, accepted: everythingIn(suggestion) } : { suggestionId }, site.onIssue));
    await site.panel('undoTriage', { suggestionId }, site.onIssue);
  }
  await inBackground();
  expect(bad(await site.panel('suggestTriage', undefined, { issueKey: RESTRICTED_KEY })).code).toBe('RESTRICTED_ISSUE');
  await callEverything();
  const labels = [{ name: canary('allowedLabel'), description: canary('projectNote') }];
  const settings = { ...INHERITED_SETTINGS, allowlists: { ...INHERITED_SETTINGS.allowlists, labels }, rules: canary('projectRules') };
  const { version } = good(await site.project('getProjectSettings', undefined, site.onProject));
  good(await site.project('saveProjectSettings', { version, settings }, site.onProject));
  await suggest(site, site.onIssue);
  await askEverywhere();
  await callEverything();
}

beforeAll(async () => {
  site = await startCanarySite();
  await preparePayloads();
  await work();
  afterWork = site.sightings();
}, 300_000);

afterAll(() => site.close());

beforeEach(() => {
  site.endpoint.setReply(canaryReply);
  site.interceptJira(null);
  site.storage.setFault(null);
});

/** What became known by what was just done. */
function expectNoLeak(sightings: Sighting[]): void {
  expect(leaks(sightings)).toEqual([]);
}

const cameFrom = (sightings: Sighting[], kind: string, name: CanaryName) => sightings.some((each) => each.place === `came from ${kind}` && each.name === name);

describe('canaries', () => {
  it('are found only where they belong when everything works', () => {
    expectNoLeak(afterWork);
  });

  it.each(Object.keys(MAY_BE) as CanaryName[])('reach the places where they belong (%s), so that a search which finds nothing says something', (name) => {
    const places = new Set(afterWork.filter((sighting) => sighting.name === name).map(({ place }) => place));
    expect(MAY_BE[name]?.some((place) => places.has(place))).toBe(true);
  });
});
