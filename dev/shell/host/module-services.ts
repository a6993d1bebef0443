import type { Handler } from '../document/node';
import type { EventBus } from './event-bus';

export type FlagKind = 'info' | 'success' | 'warning' | 'error';

/** A flag as `showFlag` of `@forge/bridge` asks for it. */
export interface FlagRequest {
  id: string;
  title: string;
  description: string;
  kind: FlagKind;
  /** Jira's bold appearances are coloured; without one the flag is plain, with an icon of its kind. */
  isBold: boolean;
  isAutoDismiss: boolean;
  actions: { text: string; onClick: () => void }[];
}

/** Where `router.navigate` and `router.open` lead: an address, or one of the product's own places. */
export type Location = { url: string } | { target: string; details: Readonly<Record<string, unknown>> };

/** What stands behind a module's own address, e.g. `/values`. */
export interface AddressPart {
  read(): string;
  write(path: string, replaces: boolean): void;
  /** Called when somebody goes back or forward. Gives back how to stop. */
  watch(onChange: () => void): () => void;
}

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

/** A channel of Forge Realtime, as the app names it. */
export interface ChannelRequest {
  channel: string;
  isGlobal: boolean;
  options: Readonly<Record<string, unknown>>;
}

/** What the page does for the module that asks. Each may reject; the message reaches the app. */
export interface ModuleServices {
  invoke: (functionKey: string, payload: unknown) => Promise<unknown>;
  context: () => Promise<unknown>;
  fetchProduct: (request: ProductRequest) => Promise<ProductAnswer>;
  /** Hears a channel; gives back how to stop. */
  subscribe: (request: ChannelRequest, onEvent: (payload: unknown) => void) => Promise<() => Promise<void>>;
  publish: (request: ChannelRequest, payload: unknown) => Promise<unknown>;
  egress: (command: EgressCommand, payload: unknown) => Promise<unknown>;
  showFlag: (flag: FlagRequest) => void;
  closeFlag: (id: string) => void;
  /** False when the surface has nothing to refresh. */
  refresh: () => Promise<boolean>;
  /** Hands values over, and closes the surface where it is one to be closed; false when neither can be done. */
  submit: (values: unknown) => boolean;
  /** False when the surface cannot be closed. */
  close: () => boolean;
  navigate: (location: Location, newTab: boolean) => void;
  urlOf: (location: Location) => string;
  reload: () => void;
  /** The module's own part of the address, for modules with a page of their own; the others have none. */
  addressPart: () => AddressPart | null;
  changeTitle: (title: string) => void;
  events: EventBus;
  /** For subscriptions: undone when the module goes away. */
  atEnd: (ending: () => void) => void;
  toApp: (value: unknown) => unknown;
  wrap: (handler: Handler) => Handler;
  fail: (error: unknown) => void;
}
