import type { InputFault } from '../../../src/contract/error-body';
import { translate } from '../../../src/contract/text';
import { isRecord } from '../settle';
import { settingsStrings } from '../strings/settings';

/**
 * Prepares faults for a form: paths count from the settings, and a fault in a list names its entry, because people see
 * names and not positions.
 */
export function describeFaults(faults: readonly InputFault[], settings: object): InputFault[] {
  return faults.map(({ path, ...wording }) => {
    const message = translate(wording);
    const local = path.replace(/^settings\./u, '');
    const entry = findEntryName(local, settings);
    return { path: local, message: entry === null || message.includes(entry) ? message : settingsStrings.faults.entry(entry, message) };
  });
}

/** The name of the first entry of a list on the path, or the word that it maps; null where there is none. */
function findEntryName(path: string, settings: unknown): string | null {
  let value = settings;
  for (const key of path.split('.')) {
    const isInList = Array.isArray(value);
    value = isRecord(value) || Array.isArray(value) ? (value as Record<string, unknown>)[key] : undefined;
    if (isInList) {
      const name = isRecord(value) ? (value['name'] ?? value['from']) : undefined;
      return typeof name === 'string' && name !== '' ? name : null;
    }
  }
  return null;
}
