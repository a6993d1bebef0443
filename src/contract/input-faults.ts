import type * as z from 'zod/mini';
import type { InputFault } from './error-body';
import { text, type Wording } from './text';

/** zod/mini's text for whatever a schema has no text of its own for. */
const WITHOUT_TEXT = 'Invalid input';

/** What stands for the names in braces of a schema's own text. */
function valuesOf(issue: z.core.$ZodIssue): Pick<Wording, 'values'> {
  if (issue.code === 'too_big') return { values: { maximum: Number(issue.maximum) } };
  return issue.code === 'custom' && issue.params !== undefined ? { values: issue.params as Wording['values'] } : {};
}

/** What a schema refused, each with its path and what to do. A key that nobody knows is a fault of its own. */
export function inputFaults(error: z.core.$ZodError): InputFault[] {
  return error.issues.flatMap((issue): InputFault[] => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key.slice(0, 100)].join('.'), message: text('Unknown name. Remove it.') }));
    }
    if (issue.message === WITHOUT_TEXT) return [{ path, message: text('This value is missing or has the wrong type.') }];
    return [{ path, message: issue.message, ...valuesOf(issue) }];
  });
}
