import type { makeResolver } from '@forge/resolver';
import { failure, TriageError } from '../../contract/triage-error';

type ResolverHandler = ReturnType<typeof makeResolver>;

/** `@forge/resolver` throws for a function that is not defined; the app never throws through the platform. */
export function guardResolver(handler: ResolverHandler): ResolverHandler {
  return async (payload, runtime) => {
    try {
      return await handler(payload, runtime);
    } catch (error) {
      return failure(new TriageError('INVALID_INPUT', { cause: error }));
    }
  };
}
