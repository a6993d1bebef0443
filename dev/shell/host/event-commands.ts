import { type Handler, isRecord } from '../document/node';
import { Live } from './live';
import type { CommandTable } from './module-instance';
import type { ModuleServices } from './module-services';

type Services = Pick<ModuleServices, 'events' | 'atEnd' | 'toApp' | 'wrap'>;

/** `events` of `@forge/bridge`. The public variants differ on Jira by the apps that hear them; here is one app. */
export function eventCommands({ events, atEnd, toApp, wrap }: Services): CommandTable {
  const subscribe = (data: unknown): Live => {
    if (!isRecord(data) || typeof data.callback !== 'function') throw new Error('events.on needs a callback.');
    const end = events.on(String(data.event), wrap(data.callback as Handler));
    atEnd(end);
    return new Live({ unsubscribe: end });
  };
  const emit = (data: unknown): void => {
    if (isRecord(data)) events.emit(String(data.event), toApp(data.payload));
  };
  return { on: subscribe, onPublic: subscribe, emit, emitPublic: emit };
}
