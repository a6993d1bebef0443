import { z } from 'zod';
import { readBody } from '../body';
import { ok, type Call, type Reply } from '../call';
import { parseJql } from '../jql/parse';
import { searchByJql } from '../jql/search';
import { describeQuery } from '../jql/structure';
import { errorMessagesOf, JiraRefusal, refuse } from '../refusal';

const bodySchema = z.object({ queries: z.array(z.string()).min(1).max(100) });
const MODES = ['strict', 'warn', 'none'] as const;
type Mode = (typeof MODES)[number];

/**
 * `POST /jql/parse`: each query in pieces, or its faults. Names and values are checked as this person: a fault of one is
 * an error (`strict`), a warning (`warn`) or nothing (`none`). A fault of syntax is an error always.
 */
export function parseQueries(call: Call): Reply {
  const mode = MODES.find((name) => name === (call.query.get('validation') ?? 'strict'));
  if (mode === undefined)
    throw refuse(400, `The value '${call.query.get('validation') ?? ''}' is not valid for the parameter 'validation'.`);
  return ok({ queries: readBody(call, bodySchema).queries.map((query) => ({ query, ...parseOne(call, query, mode) })) });
}

function parseOne(call: Call, query: string, mode: Mode): Record<string, unknown> {
  const syntax = faultsOf(() => parseJql(query));
  if (syntax.length > 0) return { errors: syntax };
  const structure = describeQuery(parseJql(query));
  const faults = mode === 'none' ? [] : faultsOf(() => searchByJql(call, query));
  if (faults.length === 0) return { structure };
  return mode === 'strict' ? { errors: faults } : { structure, warnings: faults };
}

function faultsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof JiraRefusal && error.status === 400) return errorMessagesOf(error);
    throw error;
  }
}
