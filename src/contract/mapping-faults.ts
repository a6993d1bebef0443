import type { InputFault } from './error-body';
import { foldName } from './fold-name';
import { text, worded, type Wording } from './text';

interface Mapping {
  from: string;
  to: string;
}

/**
 * Finds the mappings that lead nowhere, one fault each: half empty, mapped twice, to themselves, to a name that is
 * mapped on, or to a label that is not allowed. A mapping is followed once, so a chain would end at a label that its
 * author did not mean.
 * @param allowedLabels null where a rule allows labels that nobody listed
 */
export function findMappingFaults(mappings: readonly Mapping[], allowedLabels: readonly { name: string }[] | null): InputFault[] {
  const allowed = allowedLabels && new Set(allowedLabels.map(({ name }) => foldName(name)));
  const sources = mappings.map(({ from }) => foldName(from));
  const describeFault = ({ from, to }: Mapping, index: number): Wording | null => {
    const [source, target] = [foldName(from), foldName(to)];
    if (source === '' || target === '') return { message: text('A mapping needs a value on both sides.') };
    if (sources.indexOf(source) !== index) return worded('“{from}” is mapped twice.', { from });
    if (source === target) return worded('“{from}” is mapped to itself.', { from });
    const next = mappings[sources.indexOf(target)];
    if (next !== undefined) {
      return worded('“{from}” is mapped to “{to}”, which is itself mapped to “{next}”. Map it directly to the final label.', {
        from,
        to,
        next: next.to,
      });
    }
    return allowed?.has(target) !== false ? null : worded('“{from}” is mapped to “{to}”, which is not an allowed label.', { from, to });
  };
  return mappings.flatMap((mapping, index) => {
    const fault = describeFault(mapping, index);
    return fault === null ? [] : [{ path: `labelMappings.${index}`, ...fault }];
  });
}
