import type { Settings } from '../../src/contract/settings';
import type { JiraState } from '../jira/state';
import type { LogLine, RecordedCall } from '../platform';

/** What the app must never do, whatever goes wrong. */
export interface Promised {
  allowlists: Settings['allowlists'];
  /** Names of components by id. */
  components: ReadonlyMap<string, string>;
  /** The one host that may be asked. */
  endpointHost: string;
}

/** Writes of Jira are edits of an issue; its searches are sent with POST, but change nothing. */
const READS = ['/rest/api/3/search/jql', '/rest/api/3/issue/bulkfetch', '/rest/api/3/jql/parse?validation=strict'];

/** What a log line may hold (`src/forge/log/logger.ts`). */
const LOG_KEYS = ['event', 'name', 'outcome', 'ms', 'status', 'where'];

export function promisesOf({ allowlists, endpoint }: Settings, { projects }: JiraState): Promised {
  const components = new Map(projects.flatMap((project) => project.components.map(({ id, name }): [string, string] => [id, name])));
  return { allowlists, components, endpointHost: endpoint === null ? '' : new URL(endpoint.baseUrl).host };
}

type Operations = Record<string, Record<string, unknown>[] | undefined>;

/** Breaches of what may be written: the three fields only, and only values of the allowlists, but the priority that an undo brings back. */
function wrongWrites(body: string, isUndo: boolean, { allowlists, components }: Promised): string[] {
  const { update = {}, ...rest } = JSON.parse(body) as { update?: Operations };
  const strange = [...Object.keys(rest), ...Object.keys(update).filter((field) => !['labels', 'components', 'priority'].includes(field))];
  const names = (values: { name: string }[]) => new Set<unknown>(values.map(({ name }) => name));
  const [labels, allowed] = [names(allowlists.labels), names(allowlists.components)];
  const priorities = new Set<unknown>(allowlists.priority.map(({ id }) => id));
  const idOf = (value: unknown): string => String((value as { id?: unknown } | null)?.id);
  const wrongLabels = (update['labels'] ?? []).filter(({ add, remove }) => !labels.has(add ?? remove));
  const wrongComponents = (update['components'] ?? []).filter(({ add, remove }) => !allowed.has(components.get(idOf(add ?? remove))));
  const wrongPriorities = isUndo ? [] : (update['priority'] ?? []).filter(({ set }) => !priorities.has(idOf(set)));
  const wrong = [...wrongLabels, ...wrongComponents, ...wrongPriorities].map((operation) => JSON.stringify(operation));
  return [
    ...strange.map((field) => `The field ${field} was written.`),
    ...wrong.map((operation) => `A value was written that is not allowed: ${operation}.`),
  ];
}

/** What of the recorded calls breaks a promise, in words. */
export function findBreaches(calls: readonly RecordedCall[], promised: Promised): string[] {
  const runs = new Map(calls.filter(({ id, invocationId }) => id === invocationId).map(({ id, summary }) => [id, summary]));
  return calls.flatMap(({ kind, request, invocationId }): string[] => {
    if (request === undefined) return [];
    if (kind === 'endpoint' && new URL(request.url).host !== promised.endpointHost) return [`Another host was called: ${request.url}.`];
    if (kind !== 'jira' || request.method === 'GET' || READS.includes(request.url)) return [];
    const run = runs.get(invocationId) ?? '';
    const isDecision = run === 'panel.applyTriage' || run === 'panel.undoTriage';
    const isEdit = request.method === 'PUT' && /^\/rest\/api\/3\/issue\/\d+$/u.test(request.url);
    if (!isDecision || !isEdit) return [`${run} sent ${request.method} ${request.url}.`];
    return wrongWrites(request.body, run === 'panel.undoTriage', promised);
  });
}

/** Log lines that are not of the closed vocabulary, such as the one that an unhandled rejection leaves. */
export function findStrayLines(logs: readonly LogLine[]): string[] {
  return logs.flatMap(({ text }): string[] => {
    try {
      const keys = Object.keys(JSON.parse(text) as object);
      return keys.every((key) => LOG_KEYS.includes(key)) ? [] : [`A log line holds ${keys.join(', ')}.`];
    } catch {
      return [`A log line is no JSON: ${text.slice(0, 200)}`];
    }
  });
}

/** Issues whose assignee is another one than before. */
export function findNewAssignees(before: JiraState, after: JiraState): string[] {
  const assignees = new Map(before.issues.map(({ id, assigneeAccountId }) => [id, assigneeAccountId]));
  return after.issues
    .filter(({ id, assigneeAccountId }) => assignees.get(id) !== assigneeAccountId)
    .map(({ key }) => `${key} has another assignee.`);
}
