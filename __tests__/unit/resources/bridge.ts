import { snapshotDocument } from '../../../dev/shell/document/snapshot';
import type { DocumentNode } from '../../../dev/shell/document/node';

interface Commit {
  forgeDoc: unknown;
}

let latest: DocumentNode | null = null;

/** `@forge/react` and `@forge/bridge` look for the bridge when they are loaded, so this file comes before them. */
const bridge = {
  callBridge: (command: string, data: Commit): Promise<void> => {
    if (command !== 'reconcile') return Promise.reject(new Error(`${command} is not expected in this test`));
    latest = snapshotDocument(data.forgeDoc, (handler) => handler);
    return Promise.resolve();
  },
};

Object.assign(globalThis, { self: globalThis, window: globalThis, __bridge: bridge });

/** The tree of the last commit. */
export function latestDocument(): DocumentNode {
  if (latest === null) throw new Error('Nothing was drawn.');
  return latest;
}
