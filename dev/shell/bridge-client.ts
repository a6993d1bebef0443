/**
 * Runs in the app's frame before the app's bundle: supplies the global through which `@forge/bridge` and
 * `@forge/react` reach the product. Promises, errors and data are made here, in the app's own realm, so that
 * `instanceof` holds in the app's code.
 */
type Connection = (command: string, data: unknown, settle: { resolve(value: unknown): void; reject(message: string): void }) => void;

type Connect = (instanceId: string, frame: Window, revive: (json: string) => unknown) => Connection;

const page = window.parent as Window & { __offlineForgeHost?: Connect };
const connection = page.__offlineForgeHost?.(window.name, window, (json) => JSON.parse(json) as unknown);

Object.assign(globalThis, {
  __bridge: {
    callBridge: (command: string, data?: unknown) =>
      new Promise((resolve, reject) => {
        if (connection === undefined) reject(new Error('This document runs only inside the offline host.'));
        else connection(command, data, { resolve, reject: (message) => reject(new Error(message)) });
      }),
  },
});
