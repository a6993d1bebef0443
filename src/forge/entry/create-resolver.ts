import Resolver from '@forge/resolver';
import type { Payload, PayloadSchemas } from '../../contract/definitions';
import { failure, TriageError } from '../../contract/triage-error';
import { handle, type Timed } from './handle';

type ResolverHandler = ReturnType<Resolver['getDefinitions']>;

type UseCases<Schemas extends PayloadSchemas, Answers extends Record<keyof Schemas, unknown>, Context> = {
  [Key in keyof Schemas]: (context: Context, payload: Payload<Schemas, Key>) => Promise<Answers[Key]>;
};

/**
 * A page's resolver: one function for each payload schema, with the use case of the same name. Whatever
 * else is called for is `INVALID_INPUT`, also by the names that every object has: the app never throws
 * through the platform, and `@forge/resolver` does so for a function that it does not know.
 */
export function createResolver<Schemas extends PayloadSchemas, Answers extends Record<keyof Schemas, unknown>, Context extends Timed>(
  schemas: Schemas,
  wire: (context: unknown) => Context,
  useCases: UseCases<Schemas, Answers, Context>,
): ResolverHandler {
  const resolver = new Resolver();
  for (const name of Object.keys(schemas) as (keyof Schemas & string)[]) {
    // TypeScript does not see through the parameter that calling a schema's maker gives what `ReturnType` says.
    const schema = schemas[name] as () => ReturnType<Schemas[typeof name]>;
    resolver.define(name, handle(name, schema, wire, useCases[name]));
  }
  const answer = resolver.getDefinitions();
  return async (request, runtime) => {
    if (!Object.hasOwn(schemas, request.call.functionKey)) return failure(new TriageError('INVALID_INPUT'));
    return answer(request, runtime);
  };
}
