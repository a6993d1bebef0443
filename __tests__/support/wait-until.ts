import { setTimeout as wait } from 'node:timers/promises';

/** Resolves as soon as it is so. Never gives up: the test's own time-out ends it. */
export async function waitUntil(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}
