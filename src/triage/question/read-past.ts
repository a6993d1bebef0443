import type { Settings } from '../../contract/settings';
import type { ProfileHead } from '../../profile/store/profile-store';
import { NO_PROFILE, readProfileParts } from '../../providers/built-in/ask-profile';
import type { StoredJudged } from '../../providers/endpoint-store';
import type { TriageStore } from '../triage-context';
import type { PastKnowledge } from './prepare-question';

/** What was read of it already, together with everything else. */
interface PastBeginning {
  settings: Settings;
  projectId: string;
  head: ProfileHead | null;
  judged: StoredJudged | null;
  /** Of the installation, which is made here when there is none. */
  secret: string | null;
}

/** What is known of a project's past, as far as whoever answers needs it. */
export async function readPast(store: TriageStore, { settings, projectId, head, judged, secret }: PastBeginning): Promise<PastKnowledge> {
  const { endpoint, evidence } = settings;
  const [profile, madeSecret] = await Promise.all([
    head === null ? NO_PROFILE : readProfileParts(store, projectId, head, endpoint !== null && evidence.enabled),
    secret ?? store.ensureInstallationSecret(),
  ]);
  // What another model said tells nothing of this one.
  const isSame = judged !== null && judged.baseUrl === endpoint?.baseUrl && judged.model === endpoint.model;
  return { profile, secret: madeSecret, judged: isSame ? judged.fields : {} };
}
