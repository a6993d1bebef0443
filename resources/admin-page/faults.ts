import type { ErrorBody, InputFault } from '../../src/contract/error-body';
import type { Settings } from '../../src/contract/settings';
import { strings } from '../common/strings';

/** The paths at which the form shows faults. */
const CONTROLS = [
  'endpoint.baseUrl',
  'endpoint.model',
  'token',
  'allowlists.labels',
  'allowlists.components',
  'allowlists.priorities',
  'labelMappings',
  'evidence.count',
  'rules',
  'language',
  'maxLabels',
  'maxComponents',
  'limits',
];

/**
 * Prepares faults for the form: paths count from the settings, and a fault in a list names its entry, because the
 * administrator sees lines and not positions.
 */
export function describeFaults(faults: readonly InputFault[], settings: Settings): InputFault[] {
  return faults.map(({ path, message }) => {
    const local = path.replace(/^settings\./u, '');
    const entry = entryName(local, settings);
    return { path: local, message: entry === null || message.includes(entry) ? message : strings.admin.faults.entry(entry, message) };
  });
}

/** What to say at a control, which stands for a path and everything below it; null when nothing is wrong there. */
export function faultAt(faults: readonly InputFault[], control: string): string | null {
  const messages = faults
    .filter(({ path }) => path === control || path.startsWith(`${control}.`))
    .map(({ message }) => message);
  return messages.length === 0 ? null : messages.join(' ');
}

/** The error without the faults that stand at a control: those are said there. */
export function withoutPlacedFaults(error: ErrorBody, faults: readonly InputFault[]): ErrorBody {
  const unplaced = faults.filter(({ path }) => !CONTROLS.some((control) => path === control || path.startsWith(`${control}.`)));
  return { ...error, details: { ...error.details, faults: unplaced } };
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
