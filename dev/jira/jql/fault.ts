import { refuse, type JiraRefusal } from '../refusal';

/** A fault of syntax, with the place that Jira adds to its message. */
export function jqlFault(message: string, jql: string, at: number): JiraRefusal {
  const before = jql.slice(0, at).split('\n');
  const character = (before.at(-1)?.length ?? 0) + 1;
  return refuse(400, `Error in the JQL Query: ${message} (line ${before.length}, character ${character})`);
}
