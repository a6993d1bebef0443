import { z } from 'zod';
import { ok, type Call, type Reply } from '../call';
import { searchByJql } from '../jql/search';
import { INVALID_PAYLOAD, JiraRefusal, refuse } from '../refusal';

const parametersSchema = z.object({ queries: z.array(z.string()).min(1) });

/** `POST /jql/parse` as `validation=strict` answers it: names and values are checked as this person, without the structure. */
export function parseQueries(call: Call): Reply {
  const parameters = parametersSchema.safeParse(call.body);
  if (!parameters.success) throw refuse(400, INVALID_PAYLOAD);
  return ok({ queries: parameters.data.queries.map((query) => ({ query, ...complaints(call, query) })) });
}

function complaints(call: Call, query: string): { errors?: string[] } {
  try {
    searchByJql(call, query);
    return {};
  } catch (error) {
    if (error instanceof JiraRefusal) return { errors: (error.body as { errorMessages: string[] }).errorMessages };
    throw error;
  }
}
