import { INHERITED_SETTINGS } from '../../../../src/contract/default-settings';
import { resolveIssue } from '../resolve-issue';
import { bad, everythingIn, good, suggest } from '../triage-site';
import { canary } from './canary';
import type { CanaryCalls } from './canary-calls';
import { ISSUE_KEY, RESTRICTED_KEY } from './canary-jira';
import type { CanarySite } from './canary-site';

/** Everything that asks the endpoint. */
export async function askEverywhere(site: CanarySite, calls: CanaryCalls): Promise<void> {
  await site.panel('suggestTriage', { again: true }, site.onIssue);
  for (const key of ['testConnection', 'tryTriage', 'runCheck'] as const) await site.admin(key, calls.payload(`admin.${key}`));
  await site.admin('testConnection', { ...(calls.payload('admin.testConnection') as object), model: '' });
  await site.runSchedule('triage-daily');
  await inBackground(site);
}

export async function inBackground(site: CanarySite): Promise<void> {
  await site.becomeSlow();
  expect(good(await site.panel('suggestTriage', { again: true }, site.onIssue)).status).toBe('pending');
  await site.queue.settled();
}

/** The project is learned, and a decision and what was resolved since are learned on top of it. */
async function learn(site: CanarySite, calls: CanaryCalls): Promise<void> {
  // The daily job finds by a query which projects have learned.
  site.storage.setQueryDelay(0);
  good(await site.project('startLearning', { consents: true, daily: true }, site.onProject));
  expect(good(await site.project('continueLearning', undefined, site.onProject)).learning?.state).not.toBe('reading');
  await site.queue.settled();
  expect(good(await site.project('getLearning', undefined, site.onProject)).profile).not.toBeNull();
  const { fields } = good(await site.admin('getHygiene', calls.payload('admin.getHygiene')));
  expect(fields.flatMap(({ values }) => values.map(({ name }) => name))).toContain(canary('allowedComponent'));
  await site.forgetCalls();
  const { id: suggestionId } = await suggest(site, site.onIssue);
  good(await site.panel('dismissTriage', { suggestionId }, site.onIssue));
  await resolveIssue(site, ISSUE_KEY);
  await site.runSchedule('triage-daily');
  await site.queue.settled();
  const { profile } = good(await site.project('getLearning', undefined, site.onProject));
  expect(profile?.daily.issues).toBe(1);
}

/** What people do on a good day, from the first suggestion to the last statistics. */
export async function work(site: CanarySite, calls: CanaryCalls): Promise<void> {
  for (const decide of ['applyTriage', 'dismissTriage'] as const) {
    const suggestion = await suggest(site, site.onIssue);
    good(await site.panel('getPanel', undefined, site.onIssue));
    const { id: suggestionId } = suggestion;
    good(
      await site.panel(
        decide,
        decide === 'applyTriage' ? { suggestionId, accepted: everythingIn(suggestion) } : { suggestionId },
        site.onIssue,
      ),
    );
    await site.panel('undoTriage', { suggestionId }, site.onIssue);
  }
  await inBackground(site);
  await learn(site, calls);
  expect(bad(await site.panel('suggestTriage', undefined, { issueKey: RESTRICTED_KEY })).code).toBe('RESTRICTED_ISSUE');
  await calls.everything();
  const labels = [{ name: canary('allowedLabel'), description: canary('projectNote') }];
  const settings = { ...INHERITED_SETTINGS, allowlists: { ...INHERITED_SETTINGS.allowlists, labels }, rules: canary('projectRules') };
  const { version } = good(await site.project('getProjectSettings', undefined, site.onProject));
  good(await site.project('saveProjectSettings', { version, settings }, site.onProject));
  await suggest(site, site.onIssue);
  await askEverywhere(site, calls);
  await calls.everything();
}
