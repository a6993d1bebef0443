/** Sorts as the numbers do. */
export function numbered(version: number): string {
  return String(version).padStart(8, '0');
}

/** The only place that spells storage keys. Ids are digits and UUIDs, so that every key is one that Forge accepts. */
export const KEYS = {
  settingsHead: 'settings:head',
  settingsVersion: (version: number) => `settings:version:${numbered(version)}`,
  projectHead: (projectId: string) => `project-settings:head:${projectId}`,
  projectVersion: (projectId: string, version: number) => `project-settings:version:${projectId}:${numbered(version)}`,
  usedValues: (projectId: string) => `used-values:${projectId}`,
  usedValuesClaim: (projectId: string, day: number) => `used-values-claim:${projectId}:${day}`,
  daySum: (day: string) => `statistics:${day}`,
  capabilities: 'endpoint:capabilities',
  budgetHint: 'budget:hint',
  evidencePause: 'evidence:paused-until',
  judged: 'endpoint:judged',
  endpointPace: 'endpoint:pace',
  runHead: (issueId: string) => `run-head:${issueId}`,
  run: (issueId: string, sequence: number) => `run:${issueId}:${sequence}`,
  attempt: (runId: string, attempt: number) => `attempt:${runId}:${attempt}`,
  latest: (issueId: string) => `latest:${issueId}`,
  suggestion: (issueId: string, id: string) => `suggestion:${issueId}:${id}`,
  decision: (issueId: string, suggestionId: string) => `decision:${issueId}:${suggestionId}`,
  slot: (budget: string, slot: number) => `slot:${budget}:${slot}`,
  success: 'activity:success',
  failure: (code: string) => `activity:failure:${code}`,
  check: 'activity:check',
  usage: (day: number) => `usage:${day}`,
  tokens: (day: number) => `tokens:${day}`,
  learning: (projectId: string) => `learning:${projectId}`,
  learningPart: (projectId: string, learningId: string, part: number) => `learning-part:${projectId}:${learningId}:${part}`,
  profileHead: (projectId: string) => `profile:${projectId}`,
  profileField: (projectId: string, partsId: string, field: string) => `profile-part:${projectId}:${partsId}:field:${field}`,
  backtest: (projectId: string, partsId: string) => `profile-part:${projectId}:${partsId}:backtest`,
  valueUsage: (projectId: string, partsId: string) => `profile-part:${projectId}:${partsId}:usage`,
  similar: (projectId: string, partsId: string) => `profile-part:${projectId}:${partsId}:similar`,
  lesson: (projectId: string, profileId: string, suggestionId: string) => `lesson:${projectId}:${profileId}:${suggestionId}`,
  batch: (projectId: string, person: string) => `batch:${projectId}:${person}`,
  event: (day: string, suggestionId: string, kind: string) => `event:${day}:${suggestionId}:${kind}`,
} as const;

/** Beginnings of keys, for queries. */
export const PREFIXES = {
  usage: 'usage:',
  siteSlots: (day: number) => `slot:site:${day}:`,
  events: (day: string) => `event:${day}:`,
  projectHeads: 'project-settings:head:',
  profileHeads: 'profile:',
  slots: (budget: string) => `slot:${budget}:`,
  learningParts: (projectId: string) => `learning-part:${projectId}:`,
  profileParts: (projectId: string) => `profile-part:${projectId}:`,
  projectLessons: (projectId: string) => `lesson:${projectId}:`,
  lessons: (projectId: string, profileId: string) => `lesson:${projectId}:${profileId}:`,
} as const;

/** Secrets cannot be queried, so their names are fixed. */
export const SECRET_KEYS = { token: 'endpoint-token', installation: 'installation-secret' } as const;

/** Custom entities of the manifest: what a write depends on, since conditions exist for them alone. */
export const ENTITIES = { installation: 'installation', revision: 'revision' } as const;

/** The one record of the entity `installation`. */
export const INSTALLATION_KEY = 'installation';

/** Where a key's revision is. Not the key itself, which a transaction may name only once. */
export function revisionKey(key: string): string {
  return `of:${key}`;
}
