import type * as z from 'zod/mini';
import type { InputFault } from './error-body';
import { text } from './text';

/** zod/mini's text for whatever a schema has no text of its own for. */
const WITHOUT_TEXT = 'Invalid input';

/** What a schema refused, each with its path and what to do. A key that nobody knows is a fault of its own. */
export function inputFaults(error: z.core.$ZodError): InputFault[] {
  return error.issues.flatMap((issue): InputFault[] => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key.slice(0, 100)].join('.'), message: text('Unknown name. Remove it.') }));
    }
    return [{ path, message: issue.message === WITHOUT_TEXT ? text('This value is missing or has the wrong type.') : issue.message }];
  });
}
