/**
 * What the host and the function process say to each other. Everything is JSON:
 * a value that does not survive JSON would not survive Forge either.
 */

/** Forge's license details, as far as an app can see them (@forge/bridge, `LicenseDetails`). */
export interface License {
  active: boolean;
  isEvaluation?: boolean;
  type?: string;
}

export type EnvironmentType = 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';

export interface Permissions {
  scopes: string[];
  external: { fetch: { backend: string[] } };
}

/** What `getAppContext()` of @forge/api reads from the runtime. */
export interface AppContext {
  appId: string;
  appVersion: string;
  environmentId: string;
  environmentType: EnvironmentType;
  installationId: string;
  invocationId: string;
  moduleKey: string;
  license?: License;
  permissions: Permissions;
}

export interface Invocation {
  id: string;
  /** Named export of the functions bundle, e.g. `panel`. */
  exportName: string;
  /** First argument of the function: a resolver's call and context, an event of a queue, or a scheduled run. */
  request: object;
  accountId: string | null;
  license?: License;
  appContext: AppContext;
  /** Milliseconds since 1970. */
  deadline: number;
  /** Milliseconds after which a request to another host is cut; undefined: the deadline alone ends it. */
  fetchLimit?: number;
  /** Only where a front end invoked the function: what it may publish to its module's own channels with. */
  contextToken?: string;
  /** https host name → origin that answers for it on this machine. */
  names: Record<string, string>;
}

/** A call of a Forge service: Jira, storage and the like. */
export interface PlatformRequest {
  /** `fpp` for products, `kvs` for storage (first argument of `__forge_fetch__`). */
  type: string;
  provider: string | null;
  remote: string | null;
  /** Only for `asUser(accountId)`. */
  accountId: string | null;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

export type HostMessage = { type: 'invoke'; invocation: Invocation } | { type: 'platform-reply'; callId: string; reply: HttpReply };

export type LogLevel = 'debug' | 'info' | 'log' | 'warn' | 'error';

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'result'; invocationId: string; value?: unknown }
  | { type: 'failure'; invocationId: string; message: string }
  | { type: 'platform-call'; callId: string; invocationId: string; start: number; request: PlatformRequest }
  | { type: 'fetch-call'; callId: string; invocationId: string; start: number; request: HttpRequest }
  | { type: 'call-end'; callId: string; end: number; reply?: HttpReply; error?: string }
  | { type: 'log'; level: LogLevel; text: string; invocationId: string | null };
