import type { InputFault } from '../../../src/contract/error-body';

/** What to say at a control, which stands for a path and everything below it; null when nothing is wrong there. */
export function faultAt(faults: readonly InputFault[], control: string): string | null {
  const messages = faults.filter(({ path }) => path === control || path.startsWith(`${control}.`)).map(({ message }) => message);
  return messages.length === 0 ? null : [...new Set(messages)].join(' ');
}
