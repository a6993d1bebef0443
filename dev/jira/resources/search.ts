import { z } from 'zod';
import { readBody } from '../body';
import { listParameter, ok, type Call, type Reply } from '../call';
import { searchByJql } from '../jql/search';
import { refuse } from '../refusal';
import { issueFields, selectFields } from '../shape/issue';
import { issueAddress } from '../shape/issue-address';
import { wholeNumber } from '../shape/page';
import type { IssueState } from '../state';
import { editMetadata } from './edit-metadata';
import { wantsEditMetadata } from './expand-edit-metadata';

/** Jira's default and its largest pages: of ids alone, and of anything more. */
const DEFAULT_SIZE = 50;
const MOST_IDS = 5_000;
const MOST_ISSUES = 100;

const parametersSchema = z.object({
  jql: z.string().default(''),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().int().min(0).default(DEFAULT_SIZE),
  fields: z.array(z.string()).default([]),
  expand: z.string().nullish(),
});
/** What Jira reads in the body and this one does not. */
const WITHHELD = ['properties', 'fieldsByKeys'];
const countSchema = z.object({ jql: z.string() });
const tokenSchema = z.object({ from: z.number().int().min(1), jql: z.string() });

/** `GET` and `POST /search/jql`, the latter with `expand` of `editmeta` too. Pages carry a token instead of an offset and never say how many there are. */
export function searchIssues(call: Call): Reply {
  const { jql, nextPageToken, maxResults, fields, expand } = readParameters(call);
  const withEditMetadata = wantsEditMetadata((expand ?? '').split(',').filter((name) => name !== ''));
  const found = searchByJql(call, jql);
  const start = nextPageToken ? readToken(nextPageToken, jql) : 0;
  const end = start + Math.min(maxResults, wantsIdsOnly(fields) ? MOST_IDS : MOST_ISSUES);
  const issues = found.slice(start, end).map((issue) => issueResult(call, issue, fields, withEditMetadata));
  const isLast = end >= found.length;
  return ok({ issues, ...(isLast ? {} : { nextPageToken: writeToken(end, jql) }), isLast });
}

/** `POST /search/approximate-count`; here it is exact. */
export function countIssues(call: Call): Reply {
  return ok({ count: searchByJql(call, readBody(call, countSchema).jql).length });
}

function readParameters(call: Call): z.infer<typeof parametersSchema> {
  const { query } = call;
  const source = call.body ?? {
    jql: query.get('jql') ?? '',
    nextPageToken: query.get('nextPageToken'),
    maxResults: wholeNumber(query, 'maxResults', DEFAULT_SIZE),
    fields: listParameter(query, 'fields'),
  };
  return readBody({ ...call, body: source }, parametersSchema, WITHHELD);
}

/** Without `fields`, this search gives ids only, unlike the one that it replaced. */
function wantsIdsOnly(fields: readonly string[]): boolean {
  return fields.length === 0 || (fields.length === 1 && fields[0] === 'id');
}

function issueResult(call: Call, issue: IssueState, fields: readonly string[], withEditMetadata: boolean): Record<string, unknown> {
  if (wantsIdsOnly(fields)) return { id: issue.id };
  return {
    expand: '',
    id: issue.id,
    self: issueAddress(call, issue),
    key: issue.key,
    ...(withEditMetadata ? { editmeta: editMetadata(call, issue) } : {}),
    fields: selectFields(issueFields(call, issue), fields),
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
