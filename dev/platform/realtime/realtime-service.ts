import type { HttpReply, PlatformRequest } from '../protocol';
import { RealtimeRefusal, type Channels } from './channels';
import type { TokenPermission } from './realtime-token';

/** Who asks: which installation, and where its function was invoked from. */
export interface RealtimeCaller {
  installationId: string;
  /** The token of the context that the function runs in; null where no front end invoked it. */
  contextToken: string | null;
  context: Record<string, unknown> | null;
}

interface Variables {
  installationId?: unknown;
  name?: unknown;
  payload?: unknown;
  context?: unknown;
  isGlobal?: unknown;
  token?: unknown;
  channelName?: unknown;
  claims?: unknown;
  permissions?: unknown;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

const answer = (body: unknown): HttpReply => ({ status: 200, headers: JSON_HEADERS, body: JSON.stringify(body) });

/** GraphQL tells of what it refuses in an answer of status 200. */
const refuse = (message: string): HttpReply => answer({ data: null, errors: [{ message }] });

function isPermissions(value: unknown): value is TokenPermission[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => each === 'subscribe' || each === 'publish');
}

function overridesOf(context: unknown): string[] | undefined {
  if (typeof context !== 'string') return undefined;
  return (JSON.parse(context) as { contextOverrides?: string[] }).contextOverrides;
}

function publish(channels: Channels, variables: Variables, caller: RealtimeCaller, contextToken: string | undefined): HttpReply {
  const { installationId, name, payload, context, isGlobal, token } = variables;
  if (installationId !== caller.installationId) return refuse('This app is not installed there.');
  if (typeof name !== 'string' || typeof payload !== 'string') return refuse('A channel and a payload are needed.');
  const isInContext = caller.contextToken !== null && contextToken === caller.contextToken;
  const eventId = channels.publish(
    {
      installationId: caller.installationId,
      channel: name,
      isGlobal: isGlobal === true,
      ...(typeof token === 'string' ? { token } : {}),
      contextOverrides: overridesOf(context),
      context: isInContext ? caller.context : null,
    },
    JSON.parse(payload),
  );
  const eventTimestamp = eventId === null ? null : new Date().toISOString();
  return answer({ data: { ecosystem: { publishRealtimeChannel: { eventId, eventTimestamp } } } });
}

function sign(channels: Channels, { channelName, claims, permissions }: Variables, { installationId }: RealtimeCaller): HttpReply {
  if (typeof channelName !== 'string' || channelName === '') return refuse('A channel is needed.');
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return refuse('Claims are an object.');
  if (permissions !== undefined && permissions !== null && !isPermissions(permissions)) return refuse('These are no permissions.');
  const given = isPermissions(permissions) ? permissions : (['subscribe', 'publish'] as const);
  const forgeRealtimeToken = channels.sign(installationId, channelName, claims as Record<string, unknown>, [...given]);
  return answer({ data: { ecosystem: { signRealtimeToken: { errors: [], forgeRealtimeToken, success: true } } } });
}

/**
 * Forge's service for Realtime (`type: 'realtime'`): the two mutations of `@forge/realtime`, and no other query. What the
 * refusals say, but for the codes that the package knows too, is a guess.
 */
export function answerRealtime(
  channels: Channels,
  { path, method, headers, body = '' }: PlatformRequest,
  caller: RealtimeCaller,
): HttpReply {
  if (path !== '/' || method !== 'POST') return { status: 404, headers: {}, body: '' };
  try {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Variables };
    if (query.startsWith('mutation publishRealtimeChannel(')) return publish(channels, variables, caller, headers['x-forge-context-token']);
    if (query.startsWith('mutation signRealtimeToken(')) return sign(channels, variables, caller);
    return refuse('This is no query of Realtime.');
  } catch (error) {
    if (!(error instanceof RealtimeRefusal)) throw error;
    return error.status === 429 || error.status === 503 ? { status: error.status, headers: {}, body: '' } : refuse(error.message);
  }
}
