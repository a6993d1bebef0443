import type { Settings } from '../../contract/settings';
import type { ProfileHead } from '../../profile/store/profile-store';
import { createAskProfile, NO_PROFILE, readProfileParts } from '../../providers/built-in/ask-profile';
import type { StoredJudged } from '../../providers/endpoint-store';
import type { TriageStore } from '../triage-context';
import type { PastKnowledge } from './prepare-question';

/** What was read of it already, together with everything else. */
export interface PastBeginning {
  settings: Settings;
  projectId: string;
  /** Of the project's profile; null: nothing was learned yet. */
  head: ProfileHead | null;
  judged: StoredJudged | null;
  /** Of the installation. */
  secret: string;
}

/** What is known of a project's past, as far as whoever answers needs it, in one round. */
export async function readPast(store: TriageStore, { settings, projectId, head, judged, secret }: PastBeginning): Promise<PastKnowledge> {
  const { endpoint, evidence } = settings;
  const wantsSimilar = endpoint !== null && evidence.enabled;
  const profile = head === null ? NO_PROFILE : await readProfileParts(store, projectId, head, wantsSimilar);
  // What another model said tells nothing of this one.
  const isSame = judged !== null && judged.baseUrl === endpoint?.baseUrl && judged.model === endpoint.model;
  return { profile, ask: createAskProfile(profile, secret), secret, judged: isSame ? judged.fields : {} };
}
