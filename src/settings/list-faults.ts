import type { InputFault } from '../contract/error-body';
import type { Settings } from '../contract/settings';
import { foldName } from '../contract/fold-name';

type Mappings = Settings['labelMappings'];

/** Names that stand in a list twice. */
export function duplicateFaults(names: string[], path: string): InputFault[] {
  const seen = new Map<string, string>();
  return names.flatMap((name, index) => {
    const first = seen.get(foldName(name));
    seen.set(foldName(name), name);
    return first === undefined ? [] : [{ path: `${path}.${index}`, message: `“${name}” is a duplicate of “${first}”.` }];
  });
}

/**
 * Mappings that lead nowhere: to a label that is not allowed, to themselves, or to a name that is mapped
 * on. A mapping is followed once, so a chain would end at a label that its author did not mean.
 */
export function mappingFaults(mappings: Mappings, allowedLabels: { name: string }[]): InputFault[] {
  const allowed = new Set(allowedLabels.map(({ name }) => foldName(name)));
  const targets = new Map(mappings.map(({ from, to }) => [foldName(from), to]));
  const faultOf = ({ from, to }: Mappings[number]): string | null => {
    if (!allowed.has(foldName(to))) return `“${from}” is mapped to “${to}”, which is not an allowed label.`;
    if (foldName(from) === foldName(to)) return `“${from}” is mapped to itself.`;
    const next = targets.get(foldName(to));
    return next === undefined
      ? null
      : `“${from}” is mapped to “${to}”, which is itself mapped to “${next}”. Map it directly to the final label.`;
  };
  return mappings.flatMap((mapping, index) => {
    const message = faultOf(mapping);
    return message === null ? [] : [{ path: `labelMappings.${index}`, message }];
  });
}
