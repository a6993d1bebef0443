import type { TriageStore } from '../triage/triage-context';

/** What is the same for all issues of a project. */
export const SHARED_READS = [
  'readSettings',
  'readOverrides',
  'readUsage',
  'readToken',
  'readCapabilities',
  'readPace',
  'readInstallationSecret',
  'readEvidencePause',
  'readProfileHead',
  'readProfileField',
  'readSimilar',
  'readLessons',
  'readJudged',
] as const satisfies (keyof TriageStore)[];

/** A store that reads the same thing once, for as long as somebody works on many issues. */
export function rememberReads(store: TriageStore, names: readonly (keyof TriageStore)[]): TriageStore {
  const known = new Map<string, unknown>();
  const remember = (name: keyof TriageStore) => {
    const read = store[name] as (...parameters: unknown[]) => unknown;
    return (...parameters: unknown[]): unknown => {
      const key = JSON.stringify([name, ...parameters]);
      if (!known.has(key)) known.set(key, read(...parameters));
      return known.get(key);
    };
  };
  return { ...store, ...Object.fromEntries(names.map((name) => [name, remember(name)])) };
}
