import type { ErrorCode } from '../../../../src/contract/error-body';
import { ERROR_CATALOG } from '../../../../src/contract/error-catalog';
import { failure, TriageError } from '../../../../src/contract/triage-error';
import { AsyncLocalStorage } from 'node:async_hooks';
import path from 'node:path';
import { APP_ACCOUNT, createJiraSite, createSampleState, type JiraSite, type JiraState, type Role } from '../../../../dev/jira';
import { createKvsStore, EMPTY_STORAGE, type KvsStore } from '../../../../dev/platform';
import { readManifest } from '../../../../dev/platform/manifest';
import type { StorageState } from '../../../../dev/platform/storage/storage-types';
import type { Result } from '../../../../src/contract/result';
import { aReply, OPEN_ISSUE } from '../triage-site';

const ERROR_CODES = Object.keys(ERROR_CATALOG) as ErrorCode[];

/** The app's functions as `src/index.ts` exports them. */
type Functions = typeof import('../../../../src/index');

/** Lets a call through when its turn has come. */
export type Gate = (call: string, isRead: boolean) => Promise<void>;

interface QueuedEvent {
  /** Its queue's key. */
  queue: string;
  body: { task?: string };
  delayInSeconds?: number;
}

type Consumer = 'runWorker' | 'upkeepWorker';

/** What is stored, what Jira holds and what is queued, at one moment. */
export interface SiteState {
  at: number;
  storage: StorageState;
  jira: JiraState;
  events: QueuedEvent[];
}

const MANIFEST = readManifest(path.resolve(__dirname, '../../../..'));
const HOSTS = ['one', 'two', 'three'].map((name) => `https://${name}.sprintloom.com`);
const METRICS = {
  counter: () => ({ incr: () => undefined, decr: () => undefined }),
  timing: () => ({ measure: () => ({ stop: () => undefined }) }),
};

/** The sample without the issues of projects in which nobody acts here: it is copied for every order of calls. */
const SAMPLE = createSampleState();
const PROJECT_ID = SAMPLE.projects.find(({ key }) => key === 'SHOP')?.id;
const STATE: JiraState = { ...SAMPLE, issues: SAMPLE.issues.filter(({ projectId }) => projectId === PROJECT_ID) };

/** How far the time moves on with each call, in milliseconds. */
const CALL_MS = 1;

/** As long as a reset waits for what was in progress, in seconds. */
const SETTLES = 30;

function toResponse({ status, headers = {}, body }: { status: number; headers?: Record<string, string>; body: string }): Response {
  return new Response(status === 204 ? null : body, { status, headers });
}

function answerOfEndpoint(url: string): Response {
  const json = { 'content-type': 'application/json' };
  if (url.endsWith('/models')) return toResponse({ status: 200, headers: json, body: '{"data":[{"id":"m"}]}' });
  const message = { content: JSON.stringify(aReply()) };
  return toResponse({ status: 200, headers: json, body: JSON.stringify({ choices: [{ finish_reason: 'stop', message }] }) });
}

/**
 * The app's functions in this process, with the real `@forge/*` over the host's Jira and storage, so that a test decides
 * about the order of their calls. Every call waits for the gate, and then has its effect and its answer at once.
 */
export class InProcessSite {
  jira: JiraSite = createJiraSite({ state: STATE, now: Date.now, indexed: MANIFEST.indexedProperties });
  storage: KvsStore = createKvsStore({ state: EMPTY_STORAGE, now: Date.now, entities: MANIFEST.entities });
  /** Null: everything goes straight through. */
  gate: Gate | null = null;
  /** So many of the next transactions storage refuses for nothing that anybody could see later. */
  refusals = 0;
  /** Events that no consumer has got yet. */
  readonly events: QueuedEvent[] = [];
  /** Which of the app's functions were called, those of resolvers as `panel.getPanel`. */
  readonly called = new Set<string>();
  readonly #person = new AsyncLocalStorage<string | null>();
  readonly #reads = new Set<Promise<unknown>>();
  readonly #functions: Functions;

  constructor() {
    Object.defineProperties(globalThis, {
      __forge_runtime__: { configurable: true, get: () => this.#runtime() },
      __forge_fetch__: { configurable: true, value: (...call: Parameters<InProcessSite['askForge']>) => this.askForge(...call) },
      fetch: {
        configurable: true,
        value: async (url: string) => {
          await this.gate?.(`endpoint ${new URL(url).pathname}`, false);
          return answerOfEndpoint(url);
        },
      },
    });
    // Only now, since the packages look for the runtime when they are loaded.
    // oxlint-disable-next-line typescript/no-require-imports -- an import comes before the globals stand
    this.#functions = require('../../../../src/index') as Functions;
  }

  #runtime(): object {
    const external = { fetch: { backend: HOSTS } };
    const appContext = { environmentType: 'DEVELOPMENT', installationId: 'i', permissions: { scopes: MANIFEST.scopes, external } };
    return {
      appContext,
      aaid: this.#person.getStore() ?? undefined,
      metrics: METRICS,
      lambdaContext: { getRemainingTimeInMillis: () => 20_000 },
    };
  }

  async askForge(
    { type, remote, provider }: { type: string; remote?: string; provider?: string },
    target: string,
    { method = 'GET', headers, body = '' }: { method?: string; headers?: HeadersInit; body?: string } = {},
  ): Promise<Response> {
    // Nobody listens, and no order depends on it.
    if (type === 'realtime') return toResponse({ status: 503, body: '' });
    jest.setSystemTime(Date.now() + CALL_MS);
    const name = target.replace('/api/v1/', '').replace(/\?.*$/u, '');
    if (type === 'kvs' && name === 'batch/get') return this.#readBatch(target, body);
    const isRead = type === 'kvs' ? /get$|query$/u.test(name) : method === 'GET';
    await this.#pass(type === 'kvs' ? `${name} ${body.slice(0, 60)}` : `${method} ${name}`, isRead);
    if (name === 'transaction' && this.refusals > 0) {
      this.refusals -= 1;
      return toResponse({ status: 409, body: '{"code":"SOMETHING_NEW","message":""}' });
    }
    if (type === 'kvs') return toResponse(await this.storage.handle(target, body));
    if (remote === 'stargate') {
      const { queueName, payload } = JSON.parse(body) as { queueName: string; payload: Omit<QueuedEvent, 'queue'>[] };
      this.events.push(...payload.map((event) => ({ ...event, queue: queueName })));
      return toResponse({ status: 201, body: '{}' });
    }
    const accountId = provider === 'app' ? APP_ACCOUNT : (this.#person.getStore() ?? null);
    return toResponse(await this.jira.handle({ method, path: target, headers: Object.fromEntries(new Headers(headers)), body, accountId }));
  }

  /** Waits for the turn of a call. */
  async #pass(call: string, isRead: boolean): Promise<void> {
    const asked = this.gate?.(call, isRead) ?? Promise.resolve();
    if (isRead) this.#reads.add(asked);
    await asked;
    this.#reads.delete(asked);
  }

  /** Each key has a turn of its own: Forge reads them in parallel and promises no order (Forge documentation, "Batch operations"). */
  async #readBatch(target: string, body: string): Promise<Response> {
    const replies = await Promise.all(
      (JSON.parse(body) as { key: string }[]).map(async (item) => {
        await this.#pass(`batch/get ${item.key}`, true);
        return JSON.parse((await this.storage.handle(target, JSON.stringify([item]))).body) as Record<
          'successfulKeys' | 'failedKeys',
          object[]
        >;
      }),
    );
    const all = (list: 'successfulKeys' | 'failedKeys'): object[] => replies.flatMap((reply) => reply[list]);
    return toResponse({ status: 200, body: JSON.stringify({ successfulKeys: all('successfulKeys'), failedKeys: all('failedKeys') }) });
  }

  accountOf(role: Role): string {
    return this.jira.people.find((person) => person.role === role)?.accountId ?? '';
  }

  call(
    exportName: 'panel' | 'queue' | 'admin' | 'project',
    functionKey: string,
    payload?: unknown,
    role: Role = 'agent',
  ): Promise<Result<never>> {
    this.called.add(`${exportName}.${functionKey}`);
    const accountId = this.accountOf(role);
    const extension = { ...this.jira.describeIssue(OPEN_ISSUE) };
    const request = { call: { functionKey, payload }, context: { accountId, extension } };
    const backend = { principal: { accountId } };
    return this.#person.run(
      accountId,
      async () => (await this.#functions[exportName](request as never, backend as never)) as Result<never>,
    );
  }

  /** The action, as a rule or an agent calls it. It answers with messages, by which an error is known again. */
  async askByAction(): Promise<Result<unknown>> {
    this.called.add('suggestTriage');
    const accountId = this.accountOf('agent');
    const answer = await this.#person.run(accountId, () =>
      this.#functions.suggestTriage({ issueKey: OPEN_ISSUE }, { principal: { accountId } }),
    );
    if (!('errors' in answer)) return { ok: true, data: answer };
    const said = answer.errors[0]?.message ?? '';
    const code = ERROR_CODES.find((each) => said.startsWith(ERROR_CATALOG[each].message)) ?? 'INTERNAL';
    return failure(new TriageError(code));
  }

  /** Where the oldest event for a consumer is, of this task where one is named; -1 where there is none. */
  #nextFor(consumer: Consumer, task?: string): number {
    return this.events.findIndex(
      ({ queue, body }) => (queue === 'triage-runs') === (consumer === 'runWorker') && (task === undefined || body.task === task),
    );
  }

  /**
   * Delivers the oldest event of a consumer's queues, without a person. A reset waits longer than any call that reads can take.
   * @returns whether there was one
   */
  async deliver(exportName: Consumer, task?: string): Promise<boolean> {
    const next = this.#nextFor(exportName, task);
    const [event] = next === -1 ? [] : this.events.splice(next, 1);
    if (event === undefined) return false;
    this.called.add(exportName);
    if (event.body.task === 'reset' && (event.delayInSeconds ?? 0) >= SETTLES) await Promise.all(this.#reads);
    await this.#person.run(null, () => this.#functions[exportName](event as never));
    return true;
  }

  /** What the platform can call. */
  exports(): string[] {
    return Object.keys(this.#functions);
  }

  /** Jira tells that an issue was created. */
  arrive(): Promise<void> {
    this.called.add('issueCreated');
    const { project, issue } = this.jira.describeIssue(OPEN_ISSUE) ?? {};
    return this.#person.run(null, () => this.#functions.issueCreated({ issue: { ...issue, fields: { project } } }));
  }

  daily(): Promise<void> {
    this.called.add('daily');
    return this.#person.run(null, () => this.#functions.daily());
  }

  snapshot(): SiteState {
    return { at: Date.now(), storage: this.storage.snapshot(), jira: this.jira.snapshot(), events: [...this.events] };
  }

  restore(state: SiteState): void {
    jest.setSystemTime(state.at);
    this.refusals = 0;
    this.storage = createKvsStore({ state: state.storage, now: Date.now, entities: MANIFEST.entities });
    this.storage.setQueryDelay(0);
    this.jira = createJiraSite({ state: state.jira, now: Date.now, indexed: MANIFEST.indexedProperties });
    this.events.splice(0, Infinity, ...state.events);
  }
}
