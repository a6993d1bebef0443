import type { InputFault } from './error-body';
import { INVALID, type Issue } from './schema';
import { text } from './text';

/** What a schema refused, each with its path and what to do. A key that nobody knows is a fault of its own. */
export function inputFaults({ issues }: { issues: readonly Issue[] }): InputFault[] {
  return issues.flatMap(({ path, message, values, unknownKeys }): InputFault[] => {
    if (unknownKeys !== undefined) {
      return unknownKeys.map((key) => ({ path: [...path, key.slice(0, 100)].join('.'), message: text('Unknown name. Remove it.') }));
    }
    if (message === INVALID) return [{ path: path.join('.'), message: text('This value is missing or has the wrong type.') }];
    return [{ path: path.join('.'), message, ...(values === undefined ? {} : { values }) }];
  });
}
