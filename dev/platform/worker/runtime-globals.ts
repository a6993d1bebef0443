import { forgeFetch } from './platform-fetch';
import { createExternalFetch } from './external-fetch';
import { currentInvocation } from './invocation-scope';

const noMetrics = {
  counter: () => ({ incr: () => undefined, decr: () => undefined }),
  timing: () => ({ measure: () => ({ stop: () => undefined }) }),
};

/**
 * The globals through which the official packages reach Forge
 * (@forge/api `api/runtime.js` and `api/fetch.js`, @forge/kvs `index.js`).
 * @param appCodeDir folder of the functions bundle, which translations lie in too
 */
export function installRuntimeGlobals(appCodeDir: string): void {
  Object.defineProperties(globalThis, {
    __forge_runtime__: { get: () => describeRuntime(appCodeDir) },
    __forge_fetch__: { value: forgeFetch },
    fetch: { value: createExternalFetch(globalThis.fetch), writable: true, configurable: true },
  });
}

function describeRuntime(appCodeDir: string): object | undefined {
  const invocation = currentInvocation();
  if (invocation === undefined) return undefined;
  const { appContext, accountId, deadline, contextToken } = invocation;
  return {
    appContext,
    container: { appCodeDir },
    ...(contextToken === undefined ? {} : { realtime: { contextToken } }),
    aaid: accountId ?? undefined,
    lambdaContext: { getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()) },
    metrics: noMetrics,
    proxy: { token: 'offline', url: 'https://offline.invalid' },
    tracing: { traceId: invocation.id, spanId: invocation.id },
  };
}
