import type * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import { inputFaults } from '../../contract/input-faults';
import { success, type Result } from '../../contract/result';
import { failure, TriageError } from '../../contract/triage-error';
import { needsConsent } from '../consent';
import { codePlace, log } from '../log/logger';
import { withTimeout } from '../with-timeout';

/** Kept of a resolver's time for answering, in milliseconds. */
const TIME_TO_ANSWER_MS = 250;

/** What a use case works with ends in time. */
export interface Timed {
  clock: Clock;
  /** Milliseconds since 1970. */
  deadline: number;
}

/** The request as `@forge/resolver` hands it over. */
export interface ResolverRequest {
  payload: unknown;
  context: unknown;
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, payload: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) throw new TriageError('INVALID_INPUT', { details: { faults: inputFaults(parsed.error) } });
  return parsed.data;
}

/** Each call has a limit of its own; many that are slow, one after the other, have this one. */
function inTime<Data>({ clock, deadline }: Timed, work: Promise<Data>): Promise<Data> {
  return withTimeout(work, deadline - clock() - TIME_TO_ANSWER_MS, 'INTERNAL');
}

/**
 * Makes a resolver function, or an action, of a use case: wires it up (which authorizes the context), checks the
 * payload, logs the outcome, and turns whatever is thrown into a typed result, but for the error with which Jira asks
 * the person for consent.
 */
export function handle<Schema extends z.ZodMiniType, Context extends Timed, Data>(
  name: string,
  schema: () => Schema,
  wire: (context: unknown) => Context,
  useCase: (context: Context, payload: z.infer<Schema>) => Promise<Data>,
  event: 'resolver' | 'action' = 'resolver',
): (request: ResolverRequest) => Promise<Result<Data>> {
  return async ({ payload, context }) => {
    const startedAt = Date.now();
    try {
      const wired = wire(context);
      const data = await inTime(wired, useCase(wired, parse(schema(), payload)));
      log({ event, name, outcome: 'ok', ms: Date.now() - startedAt });
      return success(data);
    } catch (error) {
      if (needsConsent(error)) {
        log({ event, name, outcome: 'consent', ms: Date.now() - startedAt });
        throw error;
      }
      const failed = failure<Data>(error);
      if (!failed.ok) {
        const { code, details } = failed.error;
        const where = code === 'INTERNAL' ? codePlace(error) : undefined;
        log({ event, name, outcome: code, ms: Date.now() - startedAt, status: details?.status, where });
      }
      return failed;
    }
  };
}
