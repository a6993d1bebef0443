import { isRecord } from '../document/node';
import { eventCommands } from './event-commands';
import { flagCommands } from './flag-commands';
import type { CommandTable } from './module-instance';
import type { ModuleServices } from './module-services';
import { historyCommands } from './history-commands';
import { navigationCommands } from './navigation-commands';
import { productCommands } from './product-commands';
import { realtimeCommands } from './realtime-commands';

/** The commands of `@forge/bridge` and `@forge/react`, by the names that these packages call. */
export function createCommands(services: ModuleServices): CommandTable {
  return {
    ...productCommands(services),
    ...eventCommands(services),
    ...realtimeCommands(services),
    ...flagCommands(services),
    ...navigationCommands(services),
    ...historyCommands(services),
    refresh: () => services.refresh(),
    close: () => services.close(),
    submit: (values) => services.submit(values),
    // Nothing is drawn in the frame, so it needs no theme of its own.
    enableTheming: () => undefined,
    emitReadyEvent: () => undefined,
    changeWindowTitle: (title) => services.changeTitle(String(title)),
    onError: (data) => services.fail(isRecord(data) ? data.error : data),
  };
}
