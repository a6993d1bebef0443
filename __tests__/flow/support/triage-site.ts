import { createHost, type Host, type HostOptions } from '../../../dev/host';
import { createProcessPool } from '../../../dev/platform';
import type { JiraRequest, JiraResponse } from '../../../dev/jira';
import type { AdminDefinitions } from '../../../src/contract/admin';
import { ATLASSIAN_MODELS } from '../../../src/contract/endpoint-address';
import type { ErrorBody } from '../../../src/contract/error-body';
import type { AcceptedValues, PanelDefinitions, PanelState, SuggestionView } from '../../../src/contract/panel';
import type { QueueDefinitions } from '../../../src/contract/queue';
import type { ProjectDefinitions } from '../../../src/contract/project';
import type { Settings } from '../../../src/contract/settings';
import type { Result } from '../../../src/contract/result';
import { appBuild } from '../../support/app-build';

export type Role = 'agent' | 'viewer' | 'project-administrator' | 'administrator';
type Override = Parameters<Host['invoke']>[0]['override'];
type Answer<Definition extends (payload: never) => unknown> = Awaited<ReturnType<Definition>>;

export interface CallOptions {
  as?: Role | null;
  issueKey?: string;
  projectKey?: string;
  override?: Override;
}

/** An open Bug with components, labels and priority on its screen, the default priority and nothing else. */
export const OPEN_ISSUE = 'SHOP-13';

/**
 * How long a call of a resolver takes at most, in milliseconds: the 20 s that the app gives itself, what a busy machine adds
 * before and after, and less than the 25 s after which Forge ends it.
 */
export const LONGEST_CALL_MS = 24_000;

/** The model of Atlassian's that tests ask. */
export const ATLASSIAN = { baseUrl: ATLASSIAN_MODELS, model: 'claude-haiku-4-5-20251001', token: null };

/** For suites that hold whatever model is asked. */
export const PROVIDERS: [string, Partial<HostOptions>][] = [
  ['an endpoint', {}],
  ['Atlassian’s models', { endpoint: ATLASSIAN }],
];

/** Its project, which the sample's project administrator administers. */
export const OPEN_PROJECT = 'SHOP';

/** The host with the built app, in memory, and typed ways to call its resolvers. */
export interface TriageSite extends Host {
  panel<Key extends keyof PanelDefinitions>(key: Key, payload?: unknown, options?: CallOptions): Promise<Answer<PanelDefinitions[Key]>>;
  admin<Key extends keyof AdminDefinitions>(key: Key, payload?: unknown, options?: CallOptions): Promise<Answer<AdminDefinitions[Key]>>;
  project<Key extends keyof ProjectDefinitions>(
    key: Key,
    payload?: unknown,
    options?: CallOptions,
  ): Promise<Answer<ProjectDefinitions[Key]>>;
  triagePage<Key extends keyof QueueDefinitions>(
    key: Key,
    payload?: unknown,
    options?: CallOptions,
  ): Promise<Answer<QueueDefinitions[Key]>>;
  /** An issue's fields as a person sees them in Jira. */
  issue(key?: string, as?: Role): Promise<{ labels: string[]; components: string[]; priority: string; assignee: unknown }>;
  /** Changes an issue past the app, as somebody in Jira would. */
  edit(body: object, key?: string, as?: Role): Promise<void>;
  /** Answers in Jira's place where `answer` returns something; null ends it. */
  interceptJira(answer: ((request: JiraRequest) => JiraResponse | null | Promise<JiraResponse | null>) | null): void;
  /** What was written to Jira since the recorder was cleared. */
  writes(): { path: string; body: unknown }[];
  /** What was asked of the model, parsed, oldest first. */
  prompts(): { model: string; messages: { role: string; content: string }[] }[];
}

/** Sites of one file follow each other in the same warm process, unless something was left in it. */
const processes = createProcessPool();
afterAll(() => processes.close());

export async function startTriageSite(options: Partial<HostOptions> = {}): Promise<TriageSite> {
  const host = await createHost({ port: 0, stateFile: null, configured: true, build: appBuild(), shellDir: null, processes, ...options });
  const accountOf = (role: Role): string => host.jira.people.find((person) => person.role === role)?.accountId ?? '';
  const askJira = host.jira.handle.bind(host.jira);
  const invoke = (moduleKey: string, functionKey: string, payload: unknown, { as = 'agent', ...rest }: CallOptions) =>
    host.invoke({ moduleKey, functionKey, payload, accountId: as === null ? null : accountOf(as), ...rest });
  const rest = async (method: string, key: string, as: Role, body?: object): Promise<JiraResponse> =>
    askJira({
      method,
      path: `/rest/api/3/issue/${key}`,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
      accountId: accountOf(as),
    });

  return Object.assign(host, {
    panel: (key: string, payload?: unknown, { issueKey = OPEN_ISSUE, ...call }: CallOptions = {}) =>
      invoke('triage-panel', key, payload, { issueKey, ...call }),
    admin: (key: string, payload?: unknown, call: CallOptions = {}) =>
      invoke('triage-admin', key, payload, { as: 'administrator', ...call }),
    project: (key: string, payload?: unknown, { projectKey = OPEN_PROJECT, ...call }: CallOptions = {}) =>
      invoke('triage-project', key, payload, { as: 'project-administrator', projectKey, ...call }),
    triagePage: (key: string, payload?: unknown, { projectKey = OPEN_PROJECT, ...call }: CallOptions = {}) =>
      invoke('triage-queue', key, payload, { projectKey, ...call }),
    async issue(key = OPEN_ISSUE, as: Role = 'administrator') {
      const { fields } = JSON.parse((await rest('GET', key, as)).body) as {
        fields: { labels: string[]; components: { name: string }[]; priority: { name: string }; assignee: unknown };
      };
      return {
        labels: fields.labels,
        components: fields.components.map(({ name }) => name),
        priority: fields.priority.name,
        assignee: fields.assignee,
      };
    },
    async edit(body: object, key = OPEN_ISSUE, as: Role = 'administrator') {
      const { status } = await rest('PUT', key, as, body);
      if (status !== 204) throw new Error(`Jira answered ${status}.`);
    },
    interceptJira(answer: ((request: JiraRequest) => JiraResponse | null | Promise<JiraResponse | null>) | null) {
      host.jira.handle = async (request) => (await answer?.(request)) ?? askJira(request);
    },
    writes: () =>
      host.recorder.calls.flatMap(({ kind, request }) =>
        kind === 'jira' && request !== undefined && !isRead(request)
          ? [{ path: request.url, body: request.body === '' ? null : (JSON.parse(request.body) as unknown) }]
          : [],
      ),
    prompts: () =>
      host.endpoint.requests
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => JSON.parse(body) as { model: string; messages: { role: string; content: string }[] }),
  }) as TriageSite;
}

const READS_BY_POST = [
  '/rest/api/3/search/jql',
  '/rest/api/3/issue/bulkfetch',
  '/rest/api/3/jql/parse',
  '/rest/api/3/search/approximate-count',
];

/** Jira's searches are sent with POST, but change nothing. */
export function isRead({ method, url }: { method: string; url: string }): boolean {
  return method === 'GET' || (method === 'POST' && READS_BY_POST.includes(url.replace(/\?.*$/u, '')));
}

/** A reply with one proposal for each field. */
export function aReply(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    priority: { value: 'High', confidence: 0.86, reason: 'The customer paid twice.' },
    components: [{ value: 'Payments', confidence: 0.91, reason: 'It is about a card payment.' }],
    labels: [
      { value: 'data-loss', confidence: 0.83, reason: 'An order was duplicated.' },
      { value: 'regression', confidence: 0.31, reason: 'It may have worked before.' },
    ],
    ...changes,
  };
}

/** The data of a result that must be good. */
export function good<Data>(result: Result<Data>): Data {
  if (!result.ok) throw new Error(`The call failed with ${result.error.code} ${JSON.stringify(result.error.details)}`);
  return result.data;
}

/** The error of a result that must have failed. */
export function bad(result: Result<unknown>): ErrorBody {
  if (result.ok) throw new Error('The call was expected to fail.');
  return result.error;
}

/** Asks the model, whether anything has changed or not, for a suggestion that must come at once. */
export async function suggest(site: TriageSite, options?: CallOptions): Promise<SuggestionView> {
  const outcome = good(await site.panel('suggestTriage', { again: true }, options));
  if (outcome.status !== 'ready') throw new Error('The suggestion is still pending.');
  return outcome.suggestion;
}

/** Every value that a suggestion proposes, as an acceptance. */
export function everythingIn(suggestion: SuggestionView): AcceptedValues {
  const ids = (field: string) => suggestion.fields.find((each) => each.field === field)?.proposals.map(({ value }) => value.id) ?? [];
  return { priority: ids('priority'), components: ids('components'), labels: ids('labels') };
}

/** Removes the endpoint, as an administrator does who wants the built-in provider. */
export async function useBuiltIn(site: TriageSite): Promise<void> {
  await saveEndpoint(site, null);
}

/** Chooses one of Atlassian's models, as an administrator does who wants nothing to leave. */
export async function useAtlassian(site: TriageSite, model = ATLASSIAN.model): Promise<void> {
  await saveEndpoint(site, { baseUrl: ATLASSIAN_MODELS, model });
}

async function saveEndpoint(site: TriageSite, endpoint: Settings['endpoint']): Promise<void> {
  const { version, settings } = good(await site.admin('getSettings'));
  good(await site.admin('saveSettings', { version, settings: { ...settings, endpoint }, token: { action: 'remove' } }));
}

/** How the newest run failed, as the panel tells it to whoever opens it. */
export function lastFailureOf(state: PanelState): ErrorBody {
  if (!('lastFailure' in state) || state.lastFailure === undefined)
    throw new Error(`The panel says ${state.kind}, and nothing of a failure.`);
  return state.lastFailure;
}

/** The default limits are lower than what some tests do. */
export async function raiseLimits(site: TriageSite): Promise<void> {
  const { version, settings } = good(await site.admin('getSettings'));
  const limits = { perUserPerMinute: 60, perSitePerDay: 20_000 };
  good(await site.admin('saveSettings', { version, settings: { ...settings, limits }, token: { action: 'keep' } }));
}
