/** What the prompt's fence holds of the issue. */
export interface Ticket {
  type: string;
  summary: string;
  description: string;
  /** Resolved issues of the same project, the most similar first; empty when there is no evidence. */
  similar: Example[];
  /** What the app has learned of the project, by field: values with how likely people choose each; empty where it is not told. */
  learned: Record<string, [value: string, fit: number][]>;
}

/** An issue that people have triaged. */
export interface Example {
  summary: string;
  priority: string | null;
  components: string[];
  labels: string[];
}

const FENCE = /### TICKET START (\S+)(?: ###)?\n([\s\S]*?)\n### TICKET END \1 ###/u;

/** The ticket between the markers of a user message; null when there is none that can be read. */
export function readTicket(userMessage: string): Ticket | null {
  const inside = FENCE.exec(userMessage)?.[2];
  if (inside === undefined) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(inside);
  } catch {
    return null;
  }
  if (!isObject(parsed)) return null;
  return {
    type: textOf(parsed.type),
    summary: textOf(parsed.summary),
    description: textOf(parsed.description),
    similar: listOf(parsed.similar).filter(isObject).map(readExample),
    learned: readLearned(parsed.learned),
  };
}

function readLearned(learned: unknown): Ticket['learned'] {
  const fields = isObject(learned) ? Object.entries(learned) : [];
  return Object.fromEntries(
    fields.map(([field, values]) => [
      field,
      listOf(values).flatMap((told): [string, number][] => {
        const [value, fit] = listOf(told);
        return typeof value === 'string' && typeof fit === 'number' ? [[value, fit]] : [];
      }),
    ]),
  );
}

function readExample(fields: Record<string, unknown>): Example {
  return {
    summary: textOf(fields.summary),
    priority: typeof fields.priority === 'string' ? fields.priority : null,
    components: listOf(fields.components).map(textOf),
    labels: listOf(fields.labels).map(textOf),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
