import path from 'node:path';
import { sampleAllowlists } from '../../../../dev/jira/sample';
import { readManifest } from '../../../../dev/platform/manifest';
import { configureApp } from '../../../../dev/server/configure-app';
import { writeRecord } from '../../../../dev/stored-records';
import { resolveIssue } from '../resolve-issue';
import { good } from '../triage-site';
import { ADMINISTRATION, DECISIONS, LOOKS } from './actions';
import type { InProcessSite, SiteState } from './in-process-site';

type ConfigureOptions = Parameters<typeof configureApp>[0];

const ENDPOINT = { baseUrl: 'https://three.sprintloom.com/v1', model: 'm' };

async function configure(site: InProcessSite): Promise<void> {
  const { labels, components, priorityIds } = sampleAllowlists;
  const platform = {
    invoke: ({ functionKey, payload }: { functionKey: string; payload: unknown }) =>
      site.call('admin', functionKey, payload, 'administrator'),
  };
  await configureApp({
    jira: site.jira,
    platform: platform as unknown as ConfigureOptions['platform'],
    manifest: readManifest(path.resolve(__dirname, '../../../..')),
    egress: { set: () => undefined } as unknown as ConfigureOptions['egress'],
    endpoint: { ...ENDPOINT, token: 'token-of-three' },
    allowlists: { labels, components, priority: priorityIds.map((id) => ({ id, description: '' })) },
    defaultPriorityId: '3',
    replaceEndpoint: false,
  });
}

/** The moments at which two people begin. */
export interface States {
  /** Nobody has decided about the suggestion. */
  open: SiteState;
  /** It was accepted whole. */
  applied: SiteState;
  /** A run is in progress, whose event is in the queue. */
  working: SiteState;
  /**
   * The project is learned, and an issue was resolved since; it is being learned anew, and everything for that is read. Nobody
   * has decided about a suggestion that the profile had a part in.
   */
  learned: SiteState;
}

/** Every event of upkeep, until there are no more. */
async function upkeep(site: InProcessSite): Promise<void> {
  while (await site.deliver('upkeepWorker'));
}

async function learned(site: InProcessSite): Promise<SiteState> {
  good(await ADMINISTRATION.learn(site));
  await upkeep(site);
  good(await LOOKS['suggest again'](site));
  await resolveIssue(site, 'SHOP-15');
  const again = { projectId: '10001', consents: true, daily: true };
  good(await site.call('admin', 'startLearning', again, 'administrator'));
  good(await site.call('admin', 'continueLearning', { projectId: '10001' }, 'administrator'));
  return site.snapshot();
}

export async function prepareStates(site: InProcessSite): Promise<States> {
  await configure(site);
  const configured = site.snapshot();
  good(await DECISIONS['suggest again'](site));
  const open = site.snapshot();
  good(await DECISIONS.accept(site));
  const applied = site.snapshot();
  site.restore(configured);
  const pace = { record: 1, expiresAt: null, value: { ...ENDPOINT, slowUntil: Date.now() + 600_000 } };
  await writeRecord(site.storage, 'endpoint:pace', pace);
  good(await DECISIONS['suggest again'](site));
  const working = site.snapshot();
  site.restore(configured);
  return { open, applied, working, learned: await learned(site) };
}
