function numbered(version: number): string {
  return String(version).padStart(8, '0');
}

/** The only place that spells storage keys. Ids are digits or UUIDs, so that every key is one that Forge accepts. */
export const KEYS = {
  settingsHead: 'settings:head',
  settingsVersion: (version: number) => `settings:version:${numbered(version)}`,
  projectHeads: 'project-settings:head:',
  projectHead: (projectId: string) => `project-settings:head:${projectId}`,
  projectVersion: (projectId: string, version: number) => `project-settings:version:${projectId}:${numbered(version)}`,
  events: (day: string) => `event:${day}:`,
  event: (day: string, suggestionId: string, kind: string) => `event:${day}:${suggestionId}:${kind}`,
  daySum: (day: string) => `statistics:${day}`,
  reset: 'reset',
  capabilities: 'endpoint:capabilities',
  budgetHint: 'budget:hint',
  evidencePause: 'evidence:paused-until',
  run: (issueId: string) => `run:${issueId}`,
  latest: (issueId: string) => `latest:${issueId}`,
  suggestion: (issueId: string, id: string) => `suggestion:${issueId}:${id}`,
  decision: (issueId: string, suggestionId: string) => `decision:${issueId}:${suggestionId}`,
  slot: (budget: string, slot: number) => `slot:${budget}:${slot}`,
} as const;

/** Secrets cannot be queried, so their names are fixed. */
export const SECRET_KEYS = {
  token: 'endpoint-token',
  installation: 'installation-secret',
} as const;
