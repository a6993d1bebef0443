import type { Settings } from '../../contract/settings';
import { NO_PROFILE, readProfileParts } from '../../providers/built-in/ask-profile';
import type { ProfileHead } from '../../profile/store/profile-store';
import type { TriageStore } from '../triage-context';
import type { PastKnowledge } from './prepare-question';

/**
 * What is known of a project's past, as far as whoever answers needs it, in one round.
 * @param head of the project's profile; null: nothing was learned yet
 * @param secret of the installation
 */
export async function readPast(
  store: TriageStore,
  settings: Settings,
  { projectId, head, secret }: { projectId: string; head: ProfileHead | null; secret: string },
): Promise<PastKnowledge> {
  const { endpoint, evidence } = settings;
  const [profile, judged] = await Promise.all([
    head === null ? NO_PROFILE : readProfileParts(store, projectId, head, endpoint !== null && evidence.enabled),
    endpoint === null ? null : store.readJudged(),
  ]);
  // What another model said tells nothing of this one.
  const isSame = judged !== null && judged.baseUrl === endpoint?.baseUrl && judged.model === endpoint.model;
  return { profile, secret, judged: isSame ? judged.fields : {} };
}
