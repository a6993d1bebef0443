/** How a call of a client ended. */
export type Outcome =
  /** With an answer, which the client's own schema accepts where it has one. */
  | 'works'
  /** With an error that Jira gives for the same request: a missing permission, a wrong value, something that is not there. */
  | 'refused as by Jira'
  /** With the host's word that it does not offer this. */
  | 'not offered'
  /** Because nothing is at the address. */
  | 'missing'
  /** With an answer that the client cannot use, or not at all. */
  | 'fails';

export interface Row {
  client: string;
  call: string;
  outcome: Outcome;
  /** What the client said, unless it worked. */
  said: string;
}

/** The outcome that a client's error stands for; clients repeat the body that they got, or its status. */
export function readOutcome(said: string): Outcome {
  if (said.includes('does not offer')) return 'not offered';
  if (/null for uri|HTTP 405/.test(said)) return 'missing';
  return /\b(400|401|403|404|409|413|415)\b|errorMessages|does not exist|not valid|permission/i.test(said) ? 'refused as by Jira' : 'fails';
}

const ORDER: readonly Outcome[] = ['works', 'refused as by Jira', 'not offered', 'missing', 'fails'];

/** A line for each client with a column for each outcome, and below it whatever is missing or fails. */
export function formatRows(rows: readonly Row[]): string {
  const clients = [...new Set(rows.map(({ client }) => client))];
  const count = (client: string, outcome: Outcome): number => rows.filter((row) => row.client === client && row.outcome === outcome).length;
  const lines = clients.map((client) => `| ${[client, ...ORDER.map((outcome) => count(client, outcome))].join(' | ')} |`);
  const faults = rows.filter(({ outcome }) => outcome === 'missing' || outcome === 'fails');
  return [
    `| client | ${ORDER.join(' | ')} |`,
    `|${'---|'.repeat(ORDER.length + 1)}`,
    ...lines,
    '',
    ...faults.map(({ client, call, outcome, said }) => `${client}: ${call} ${outcome}: ${said}`),
  ].join('\n');
}
