/** What the prompt's fence holds of the issue. */
export interface Ticket {
  type: string;
  summary: string;
  description: string;
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
  if (typeof parsed !== 'object' || parsed === null) return null;
  const fields = parsed as Record<string, unknown>;
  return { type: textOf(fields.type), summary: textOf(fields.summary), description: textOf(fields.description) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
