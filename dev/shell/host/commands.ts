import type { Handler } from '../document/node';
import { isRecord } from '../document/node';
import type { EventBus } from './event-bus';
import { eventCommands } from './event-commands';
import { flagCommands } from './flag-commands';
import type { FlagRequest } from './flag-commands';
import type { CommandTable } from './module-instance';
import { productCommands } from './product-commands';
import { type Location, navigationCommands } from './navigation-commands';

export type EgressCommand = 'get' | 'set' | 'deleteGroup' | 'deleteDomain';

export interface ProductRequest {
  path: string;
  method: string;
  headers: [string, string][];
  body: string | null;
}

export interface ProductAnswer {
  body: string;
  headers: Record<string, string>;
  status: number;
  statusText: string;
}

/** What the page does for the module that asks. Each may reject; the message reaches the app. */
export interface ModuleServices {
  invoke: (functionKey: string, payload: unknown) => Promise<unknown>;
  context: () => Promise<unknown>;
  fetchProduct: (request: ProductRequest) => Promise<ProductAnswer>;
  egress: (command: EgressCommand, payload: unknown) => Promise<unknown>;
  showFlag: (flag: FlagRequest) => void;
  closeFlag: (id: string) => void;
  /** False when the surface has nothing to refresh. */
  refresh: () => Promise<boolean>;
  /** False when the surface cannot be closed. */
  close: () => boolean;
  navigate: (location: Location, newTab: boolean) => void;
  urlOf: (location: Location) => string;
  reload: () => void;
  changeTitle: (title: string) => void;
  events: EventBus;
  /** For subscriptions: undone when the module goes away. */
  atEnd: (ending: () => void) => void;
  toApp: (value: unknown) => unknown;
  wrap: (handler: Handler) => Handler;
  fail: (error: unknown) => void;
}

/** The commands of `@forge/bridge` and `@forge/react`, by the names that these packages call. */
export function createCommands(services: ModuleServices): CommandTable {
  return {
    ...productCommands(services),
    ...eventCommands(services),
    ...flagCommands(services),
    ...navigationCommands(services),
    refresh: () => services.refresh(),
    close: () => services.close(),
    submit: () => services.close(),
    // Nothing is drawn in the frame, so it needs no theme of its own.
    enableTheming: () => undefined,
    emitReadyEvent: () => undefined,
    changeWindowTitle: (title) => services.changeTitle(String(title)),
    onError: (data) => services.fail(isRecord(data) ? data.error : data),
  };
}
