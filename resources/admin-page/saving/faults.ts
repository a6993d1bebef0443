import type { ErrorBody, InputFault } from '../../../src/contract/error-body';
import type { Settings } from '../../../src/contract/settings';
import { strings } from '../../common/strings/admin';
import { tabsOfFaults } from '../tabs';

/**
 * Prepares faults for the form: paths count from the settings, and a fault in a list names its entry, because the
 * administrator sees names and not positions.
 */
export function describeFaults(faults: readonly InputFault[], settings: Settings): InputFault[] {
  return faults.map(({ path, message }) => {
    const local = path.replace(/^settings\./u, '');
    const entry = entryName(local, settings);
    return { path: local, message: entry === null || message.includes(entry) ? message : strings.settings.faults.entry(entry, message) };
  });
}

/** The error without the faults that stand at a control: those are said there. */
export function withoutPlacedFaults(error: ErrorBody, faults: readonly InputFault[]): ErrorBody {
  return { ...error, details: { ...error.details, faults: faults.filter((fault) => tabsOfFaults([fault]).length === 0) } };
}

function entryName(path: string, settings: Settings): string | null {
  const match = /^(allowlists\.labels|allowlists\.components|labelMappings)\.(\d+)/u.exec(path);
  if (match === null) return null;
  const index = Number(match[2]);
  switch (match[1]) {
    case 'allowlists.labels':
      return settings.allowlists.labels[index]?.name ?? null;
    case 'allowlists.components':
      return settings.allowlists.components[index]?.name ?? null;
    default:
      return settings.labelMappings[index]?.from ?? null;
  }
}
