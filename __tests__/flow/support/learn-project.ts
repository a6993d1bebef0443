import type { ProfileView, ProjectLearning } from '../../../src/contract/learning';
import { waitUntil } from '../../support/wait-until';
import { good, type TriageSite } from './triage-site';

/** The sample's project Web shop. */
export const PROJECT = { projectId: '10001' };

/** Learns the web shop, to the end. */
export async function learnProject(site: TriageSite): Promise<ProjectLearning> {
  good(await site.admin('startLearning', { ...PROJECT, consents: true, daily: true }));
  good(await site.admin('continueLearning', PROJECT));
  await waitUntil(() =>
    site.recorder.calls.some(({ kind, summary, end }) => kind === 'consumer' && summary.includes('upkeepWorker') && end !== undefined),
  );
  return good(await site.admin('getLearning', PROJECT));
}

/** Learns the web shop as its own administrator does, and waits for the queue, whatever comes of it. */
export async function learnOwnProject(site: TriageSite, daily = true): Promise<void> {
  good(await site.project('startLearning', { consents: true, daily }));
  good(await site.project('continueLearning'));
  await site.queue.settled();
}

/** What was learned of the web shop. @throws where nothing was */
export async function profileOf(site: TriageSite): Promise<ProfileView> {
  const { profile } = good(await site.admin('getLearning', PROJECT));
  if (profile === null) throw new Error('Nothing was learned.');
  return profile;
}

/** A day passes: what was resolved is learned, and statistics are summed. */
export async function runDay(site: TriageSite): Promise<void> {
  await site.runSchedule('triage-daily');
  await site.queue.settled();
}
