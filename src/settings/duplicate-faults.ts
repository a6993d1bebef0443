import type { InputFault } from '../contract/error-body';
import { foldName } from '../contract/fold-name';

/** Finds the names that stand in a list twice. */
export function findDuplicateFaults(names: string[], path: string): InputFault[] {
  const seen = new Map<string, string>();
  return names.flatMap((name, index) => {
    const first = seen.get(foldName(name));
    seen.set(foldName(name), name);
    return first === undefined ? [] : [{ path: `${path}.${index}`, message: `“${name}” stands in the list twice (as “${first}”).` }];
  });
}
