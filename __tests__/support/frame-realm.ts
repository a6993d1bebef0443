import vm from 'node:vm';
import type { ModuleInstance } from '../../dev/shell/host/module-instance';

/** What a UI Kit bundle finds in its hidden frame, apart from the language itself. There is no document to draw in. */
const GLOBALS = {
  AbortController,
  AbortSignal,
  Blob,
  Event,
  EventTarget,
  Headers,
  MessageChannel,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  atob,
  btoa,
  clearImmediate,
  clearInterval,
  clearTimeout,
  console,
  crypto: globalThis.crypto,
  performance,
  queueMicrotask,
  setImmediate,
  // Those of a frame end with its page: here they keep nothing alive.
  setInterval: (task: () => void, milliseconds?: number) => setInterval(task, milliseconds).unref(),
  setTimeout: (task: () => void, milliseconds?: number) => setTimeout(task, milliseconds).unref(),
  structuredClone,
};

/** Same as `dev/shell/bridge-client.ts`: promises and errors are made in the app's realm. */
const BRIDGE_CLIENT = `globalThis.__bridge = {
  callBridge: (command, data) => new Promise((resolve, reject) => {
    connection(command, data, { resolve, reject: (message) => reject(new Error(message)) });
  }),
};`;

/**
 * Runs a built UI Kit bundle in a realm of its own, as the frame in the page does.
 * What the bundle throws while it loads is thrown here.
 */
export function runInFrameRealm(instance: ModuleInstance, source: string, filename: string): void {
  const realm = vm.createContext({ ...GLOBALS, addEventListener: ignore, removeEventListener: ignore, fetch: refuseFetch });
  vm.runInContext('globalThis.self = globalThis; globalThis.window = globalThis;', realm);
  const frame = realm as unknown as Window;
  const revive = vm.runInContext('(json) => JSON.parse(json)', realm) as (json: string) => unknown;
  Object.assign(realm, {
    navigator: { userAgent: 'test', language: 'en-US' },
    location: new URL('http://frame.invalid/app/'),
    // Webpack asks where its script came from; nothing else of a document is ever needed.
    document: { currentScript: { tagName: 'SCRIPT', src: 'http://frame.invalid/app/main.js' }, addEventListener: ignore },
    connection: instance.connect(frame, revive),
  });
  vm.runInContext(BRIDGE_CLIENT, realm);
  vm.runInContext(source, realm, { filename });
}

function ignore(): void {
  // Nothing happens in a frame that nobody looks at.
}

function refuseFetch(): Promise<never> {
  return Promise.reject(new Error('A frame may not call the network: the content security policy forbids it.'));
}
