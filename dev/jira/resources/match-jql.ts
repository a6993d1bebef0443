import { z } from 'zod';
import { readBody } from '../body';
import { ok, type Call, type Reply } from '../call';
import { searchByJql } from '../jql/search';
import { errorMessagesOf, JiraRefusal } from '../refusal';

const bodySchema = z.object({ issueIds: z.array(z.number()).max(1_000), jqls: z.array(z.string()).min(1).max(100) });

/** `POST /jql/match`: for each query, which of the issues it finds; a faulty query is told in its place. */
export function matchIssues(call: Call): Reply {
  const { issueIds, jqls } = readBody(call, bodySchema);
  return ok({ matches: jqls.map((jql) => match(call, jql, issueIds)) });
}

function match(call: Call, jql: string, issueIds: readonly number[]): { matchedIssues: number[]; errors: string[] } {
  try {
    const found = new Set(searchByJql(call, jql).map(({ id }) => Number(id)));
    return { matchedIssues: issueIds.filter((id) => found.has(id)), errors: [] };
  } catch (error) {
    if (error instanceof JiraRefusal) return { matchedIssues: [], errors: errorMessagesOf(error) };
    throw error;
  }
}
