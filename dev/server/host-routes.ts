import type { EmbeddedEndpoint } from '../endpoint';
import type { JiraSite, Person } from '../jira';
import {
  RealtimeRefusal,
  type Channels,
  type EgressStore,
  type ForgePlatform,
  type Manifest,
  type Recorder,
  type SecretVeil,
} from '../platform';
import type { SiteDescription } from '../platform/site';
import { runEgressCommand } from './egress-commands';
import { parseFaults, type FaultSwitch } from './fault-switch';
import { readCalls } from './recorded-calls';
import { placeOf, type RealtimeStreams } from './realtime-stream';
import { json, RequestFault, failed, type ServerReply } from './reply';
import { optionalText, parseObject, requireText } from './request';

export interface HostParts {
  site: SiteDescription;
  jira: JiraSite;
  platform: ForgePlatform;
  manifest: Manifest;
  egress: EgressStore;
  channels: Channels;
  streams: RealtimeStreams;
  recorder: Recorder;
  veil: SecretVeil;
  faults: FaultSwitch;
  endpoint: EmbeddedEndpoint;
  /** What the session tells of the endpoint: never its token. Faults on demand are the embedded one's alone. */
  describedEndpoint: { baseUrl: string; model: string; isEmbedded: boolean };
}

export interface HostRequest {
  method: string;
  /** Below `/host/`. */
  name: string;
  query: URLSearchParams;
  body: string;
  person: Person;
}

/** A language of Jira's that the app does not speak. */
const UNSPOKEN = 'sv-SE';

type Route = (parts: HostParts, request: HostRequest) => ServerReply | Promise<ServerReply>;

const ROUTES: Record<string, Route> = {
  'GET session': ({ site, jira, manifest, describedEndpoint }) =>
    json({
      site,
      people: jira.people,
      modules: manifest.modules.map(({ type, key, title, titles, resource }) => ({ type, key, title, titles, resource })),
      locales: [...(manifest.translations?.resources ?? []).map(({ key }) => key), UNSPOKEN],
      actions: manifest.actions.map(({ key, name, description, resource }) => ({ key, name, description, resource })),
      schedules: manifest.schedules.map(({ key, interval }) => ({ key, interval })),
      endpoint: describedEndpoint,
    }),
  'GET context': ({ platform }, { query, person }) => {
    const moduleKey = query.get('moduleKey') ?? '';
    const issueKey = query.get('issueKey') ?? undefined;
    const projectKey = query.get('projectKey') ?? undefined;
    const locale = query.get('locale') ?? 'en-US';
    const context = platform.describeContext({ moduleKey, issueKey, projectKey, accountId: person.accountId, locale });
    if (context === undefined) throw new RequestFault(404, `There is no module with the key ${moduleKey}.`);
    return json(context);
  },
  'POST invoke': invoke,
  'POST publish': publishToChannel,
  'POST subscribe': ({ streams }, { body, person }) => {
    streams.subscribe(parseObject(body), person);
    return json({});
  },
  'POST unsubscribe': ({ streams }, { body, person }) => {
    streams.unsubscribe(parseObject(body), person);
    return json({});
  },
  'POST action': runAction,
  'POST schedule': runSchedule,
  'POST egress': ({ egress, manifest }, { body, person }) => runEgressCommand(egress, manifest, person, parseObject(body)),
  'GET calls': ({ recorder, veil }, { query }) => readCalls(recorder, veil, query),
  'DELETE calls': ({ recorder }) => {
    recorder.clear();
    return { status: 204, body: '' };
  },
  'GET faults': ({ faults }) => json(faults.read()),
  'POST faults': ({ faults }, { body }) => {
    faults.set(parseFaults(parseObject(body)));
    return json(faults.read());
  },
};

/** Answers `/host/<name>`. */
export async function serveHost(parts: HostParts, request: HostRequest): Promise<ServerReply> {
  const name = `${request.method} ${request.name}`;
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (route === undefined) throw new RequestFault(404, 'The host has no such route.');
  return route(parts, request);
}

/** A function that fails is an answer, not a fault of the request. */
async function invoke({ platform, manifest }: HostParts, { body, person }: HostRequest): Promise<ServerReply> {
  const call = parseObject(body);
  const moduleKey = requireText(call, 'moduleKey');
  const functionKey = requireText(call, 'functionKey');
  if (!manifest.modules.some(({ key }) => key === moduleKey)) throw new RequestFault(404, `There is no module with the key ${moduleKey}.`);
  try {
    const result = await platform.invoke({
      moduleKey,
      functionKey,
      payload: call.payload,
      issueKey: optionalText(call, 'issueKey'),
      projectKey: optionalText(call, 'projectKey'),
      accountId: person.accountId,
    });
    return json({ result });
  } catch (error) {
    return failed(500, messageOf(error));
  }
}

/** `realtime.publish` of `@forge/bridge`; what is refused stands in the answer, as there. */
function publishToChannel(parts: HostParts, { body, person }: HostRequest): ServerReply {
  const call = parseObject(body);
  try {
    const eventId = parts.channels.publish(placeOf(parts.platform, call, person), call.payload);
    return json({ eventId, eventTimestamp: eventId === null ? null : new Date().toISOString() });
  } catch (error) {
    if (!(error instanceof RealtimeRefusal)) throw error;
    return json({ eventId: null, eventTimestamp: null, errors: [error.message] });
  }
}

async function runAction({ platform, manifest }: HostParts, { body, person }: HostRequest): Promise<ServerReply> {
  const call = parseObject(body);
  const actionKey = requireText(call, 'key');
  if (!manifest.actions.some(({ key }) => key === actionKey)) throw new RequestFault(404, `There is no action with the key ${actionKey}.`);
  const inputs = typeof call.inputs === 'object' && call.inputs !== null ? { ...call.inputs } : {};
  try {
    return json({ result: await platform.invokeAction({ actionKey, inputs, accountId: person.accountId }) });
  } catch (error) {
    return failed(500, messageOf(error));
  }
}

async function runSchedule({ platform, manifest }: HostParts, { body }: HostRequest): Promise<ServerReply> {
  const key = requireText(parseObject(body), 'key');
  if (!manifest.schedules.some((schedule) => schedule.key === key))
    throw new RequestFault(404, `There is no scheduled trigger with the key ${key}.`);
  try {
    await platform.schedules.run(key);
    return json({});
  } catch (error) {
    return failed(500, messageOf(error));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
