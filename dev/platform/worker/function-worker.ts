import path from 'node:path';
import type { HostMessage, Invocation, WorkerMessage } from '../protocol';
import { receiveReply, send } from './channel';
import { captureConsole, writeLog } from './console-capture';
import { runInvocation } from './invocation-scope';
import { watchBuffers } from './memory-watch';
import { endWithParent } from './parent-watch';
import { installRuntimeGlobals } from './runtime-globals';

type ForgeFunction = (request: object, backend: object) => unknown;

/**
 * The process that runs the app's functions. Its arguments are the functions bundle,
 * which is loaded after the globals stand, and the megabytes that a function may use.
 */
function start(bundle: string, megabytes: number): void {
  endWithParent();
  watchBuffers(megabytes);
  // Ctrl-C in a terminal reaches the whole group; the host decides when this process ends.
  process.on('SIGINT', () => undefined);
  process.on('unhandledRejection', (reason) => writeLog('error', `Unhandled rejection: ${describeThrown(reason)}`));
  process.on('uncaughtException', (error) => {
    const text = `Uncaught exception: ${describeThrown(error)}`;
    process.send?.({ type: 'log', level: 'error', text, invocationId: null } satisfies WorkerMessage, () => process.exit(1));
  });
  captureConsole();
  installRuntimeGlobals(path.dirname(bundle));
  // oxlint-disable-next-line typescript/no-require-imports -- the bundle is CommonJS and its path is known only now
  const functions = require(bundle) as Record<string, ForgeFunction | undefined>;
  process.on('message', (message: HostMessage) => {
    if (message.type === 'platform-reply') receiveReply(message.callId, message.reply);
    else void runInvocation(message.invocation, () => invoke(functions, message.invocation));
  });
  send({ type: 'ready' });
}

async function invoke(functions: Record<string, ForgeFunction | undefined>, invocation: Invocation): Promise<void> {
  const { id, exportName, accountId, license, appContext } = invocation;
  try {
    const handler = functions[exportName];
    if (handler === undefined) throw new Error(`The functions bundle has no export named ${exportName}.`);
    const value = await handler(invocation.request, {
      installContext: `ari:cloud:jira::site/${appContext.installationId}`,
      principal: accountId === null ? undefined : { accountId },
      license,
    });
    send({ type: 'result', invocationId: id, value });
  } catch (error) {
    send({ type: 'failure', invocationId: id, message: error instanceof Error ? error.message : String(error) });
  }
}

function describeThrown(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

start(process.argv[2] ?? '', Number(process.argv[3]));
