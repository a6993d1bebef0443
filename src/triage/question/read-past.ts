import type { Settings } from '../../contract/settings';
import { readProfile } from '../../providers/built-in/ask-profile';
import type { TriageStore } from '../triage-context';
import type { PastKnowledge } from './prepare-question';

/**
 * What is known of a project's past, as far as whoever answers needs it.
 * @param secret of the installation, which is made here when there is none
 */
export async function readPast(store: TriageStore, settings: Settings, projectId: string, secret: string | null): Promise<PastKnowledge> {
  const { endpoint, evidence } = settings;
  const [profile, judged, madeSecret] = await Promise.all([
    readProfile(store, projectId, endpoint !== null && evidence.enabled),
    endpoint === null ? null : store.readJudged(),
    secret ?? store.ensureInstallationSecret(),
  ]);
  // What another model said tells nothing of this one.
  const isSame = judged !== null && judged.baseUrl === endpoint?.baseUrl && judged.model === endpoint.model;
  return { profile, secret: madeSecret, judged: isSame ? judged.fields : {} };
}
