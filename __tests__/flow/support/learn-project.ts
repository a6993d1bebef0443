import type { ProjectLearning } from '../../../src/contract/learning';
import { waitUntil } from '../../support/wait-until';
import { good, type TriageSite } from './triage-site';

/** Learns the sample's project Web shop, to the end. */
export async function learnProject(site: TriageSite): Promise<ProjectLearning> {
  const project = { projectId: '10001' };
  good(await site.admin('startLearning', { ...project, consents: true, daily: true }));
  good(await site.admin('continueLearning', project));
  await waitUntil(() =>
    site.recorder.calls.some(({ kind, summary, end }) => kind === 'consumer' && summary.includes('upkeepWorker') && end !== undefined),
  );
  return good(await site.admin('getLearning', project));
}
