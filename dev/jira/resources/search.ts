import { z } from 'zod';
import { listParameter, ok, type Call, type Reply } from '../call';
import { searchByJql } from '../jql/search';
import { INVALID_PAYLOAD, refuse } from '../refusal';
import { issueAddress, issueFields, selectFields } from '../shape/issue';
import { wholeNumber } from '../shape/page';
import type { IssueState } from '../state';

/** Jira's default and its largest pages: of ids alone, and of anything more. */
const DEFAULT_SIZE = 50;
const MOST_IDS = 5_000;
const MOST_ISSUES = 100;

const parametersSchema = z.object({
  jql: z.string().default(''),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().int().min(0).default(DEFAULT_SIZE),
  fields: z.array(z.string()).default([]),
});
const tokenSchema = z.object({ from: z.number().int().min(1), jql: z.string() });

/** `GET` and `POST /search/jql`. Pages carry a token instead of an offset and never say how many there are. */
export function searchIssues(call: Call): Reply {
  const { jql, nextPageToken, maxResults, fields } = readParameters(call);
  const found = searchByJql(call, jql);
  const start = nextPageToken ? readToken(nextPageToken, jql) : 0;
  const end = start + Math.min(maxResults, wantsIdsOnly(fields) ? MOST_IDS : MOST_ISSUES);
  const issues = found.slice(start, end).map((issue) => issueResult(call, issue, fields));
  const isLast = end >= found.length;
  return ok({ issues, ...(isLast ? {} : { nextPageToken: writeToken(end, jql) }), isLast });
}

/** `POST /search/approximate-count`; here it is exact. */
export function countIssues(call: Call): Reply {
  const body = z.object({ jql: z.string() }).safeParse(call.body);
  if (!body.success) throw refuse(400, INVALID_PAYLOAD);
  return ok({ count: searchByJql(call, body.data.jql).length });
}

function readParameters(call: Call): z.infer<typeof parametersSchema> {
  const { query } = call;
  const source = call.body ?? {
    jql: query.get('jql') ?? '',
    nextPageToken: query.get('nextPageToken'),
    maxResults: wholeNumber(query, 'maxResults', DEFAULT_SIZE),
    fields: listParameter(query, 'fields'),
  };
  const parameters = parametersSchema.safeParse(source);
  if (!parameters.success) throw refuse(400, INVALID_PAYLOAD);
  return parameters.data;
}

/** Without `fields`, this search gives ids only, unlike the one that it replaced. */
function wantsIdsOnly(fields: readonly string[]): boolean {
  return fields.length === 0 || (fields.length === 1 && fields[0] === 'id');
}

function issueResult(call: Call, issue: IssueState, fields: readonly string[]): Record<string, unknown> {
  if (wantsIdsOnly(fields)) return { id: issue.id };
  return {
    expand: '',
    id: issue.id,
    self: issueAddress(call.state, issue),
    key: issue.key,
    fields: selectFields(issueFields(call.state, issue), fields),
  };
}

function writeToken(from: number, jql: string): string {
  return Buffer.from(JSON.stringify({ from, jql })).toString('base64url');
}

/** A token continues with the query that it came from, and with no other. */
function readToken(token: string, jql: string): number {
  const invalid = refuse(400, 'The provided next page token is invalid or expired.');
  try {
    const parsed = tokenSchema.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
    if (parsed.success && parsed.data.jql === jql) return parsed.data.from;
  } catch {
    throw invalid;
  }
  throw invalid;
}
