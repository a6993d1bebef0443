import { readPastWords, type PastWords } from '../../providers/built-in/past-words';
import type { TriageStore } from '../triage-context';

/** What was learned of a project about summaries and their words; null where nothing was. */
export async function pastWordsOf(
  store: Pick<TriageStore, 'readInstallationSecret' | 'readProfileHead' | 'readSimilar'>,
  projectId: string,
): Promise<PastWords | null> {
  const [secret, head] = await Promise.all([store.readInstallationSecret(), store.readProfileHead(projectId)]);
  if (head === null || secret === null) return null;
  const similar = await store.readSimilar(projectId, head.partsId);
  return similar === null ? null : readPastWords(similar, secret);
}
