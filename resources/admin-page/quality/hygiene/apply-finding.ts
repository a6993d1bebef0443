import { changeLists, entryName } from '../../../../src/contract/allowlist';
import { foldName } from '../../../../src/contract/fold-name';
import type { Settings } from '../../../../src/contract/settings';
import type { HygieneFinding } from './find-hygiene';

type Changed = Pick<Settings, 'allowlists' | 'automatic' | 'labelMappings'>;

/** Whether a model that says the one can be understood to mean the other. */
export function isMapped({ field, stays }: HygieneFinding): boolean {
  return field === 'labels' && stays !== null;
}

/**
 * The settings without a value: it leaves the list, and the rule, if there is one, makes an exception of it. A label that
 * means the same as another is mapped to it, and so are labels that were mapped to it before.
 */
export function applyFinding({ allowlists, automatic, labelMappings }: Changed, finding: HygieneFinding): Changed {
  const { field, gone, stays } = finding;
  const isGone = (name: string): boolean => foldName(name) === foldName(gone);
  const rule = automatic[field];
  return {
    allowlists: changeLists(allowlists, (each) =>
      each === field ? allowlists[each].filter((entry) => !isGone(entryName(entry))) : allowlists[each],
    ),
    automatic:
      rule.enabled && !rule.except.some(isGone) ? { ...automatic, [field]: { ...rule, except: [...rule.except, gone] } } : automatic,
    labelMappings:
      stays === null || !isMapped(finding)
        ? labelMappings.filter(({ to }) => field !== 'labels' || !isGone(to))
        : [
            ...labelMappings
              .filter(({ from }) => !isGone(from) && foldName(from) !== foldName(stays))
              .map(({ from, to }) => ({ from, to: isGone(to) ? stays : to })),
            { from: gone, to: stays },
          ],
  };
}
