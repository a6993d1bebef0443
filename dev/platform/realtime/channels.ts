import { randomBytes, randomUUID } from 'node:crypto';
import { readToken, signToken, type TokenPermission } from './realtime-token';

/** Operations in a second of an installation: publishing, subscribing and signing together (Forge documentation, "Realtime limits", May 2026). */
const OPERATIONS_A_SECOND = 50;
const SECOND_MS = 1_000;

/** How long a token lasts, in seconds: a guess, since no page says. */
const TOKEN_SECONDS = 3_600;

/** For how long events are kept for those who ask for what was before, in milliseconds: a guess. */
const REPLAYED_MS = 600_000;

/** Parts of a module's context that a channel may be narrowed to (`@forge/realtime`, `productContext.js`; of Jira). */
const CONTEXT_PARTS = ['board', 'issue', 'project'];

/** What is refused, in the words of the packages where they have any. */
export class RealtimeRefusal extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

/** Where an event goes, or where somebody listens. */
export interface Place {
  installationId: string;
  channel: string;
  isGlobal: boolean;
  token?: string;
  contextOverrides?: string[];
  /** The module's, as the platform knows it; null where there is none. */
  context: Record<string, unknown> | null;
}

interface Subscription {
  identity: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  onEvent: (payload: unknown) => void;
}

interface Published {
  identity: string;
  at: number;
  payload: unknown;
}

export type Channels = ReturnType<typeof createChannels>;

/** A value whose members stand in one order, so that equal ones read alike. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, ordered(each)]),
  );
}

/** What two sides must have in common of their module's context. */
function scopeOf({ isGlobal, contextOverrides, context }: Place): unknown {
  if (isGlobal) return 'global';
  if (context === null)
    throw new RealtimeRefusal('Events of a context are published by functions that a front end invoked. Use publishGlobal.');
  const { extension = {}, moduleKey } = context as { extension?: Record<string, unknown>; moduleKey?: string };
  if (contextOverrides === undefined) return { moduleKey, extension };
  const unknown = contextOverrides.find((part) => !CONTEXT_PARTS.includes(part));
  if (unknown !== undefined) throw new RealtimeRefusal(`${unknown} is no part of a context.`);
  const idOf = (part: string): unknown => (extension[part] as { id?: unknown } | undefined)?.id ?? null;
  return Object.fromEntries(contextOverrides.map((part) => [part, idOf(part)]));
}

/**
 * Forge's channels: an event reaches those who listen in the same installation, by the same name, in the same context, with
 * equal claims in their tokens (Forge documentation, "Authorizing Realtime channels").
 */
export function createChannels({ now }: { now: () => number }) {
  const secret = randomBytes(32).toString('base64url');
  const subscriptions = new Map<string, Subscription>();
  let published: Published[] = [];
  let operations: { at: number; installationId: string }[] = [];
  let tokenSeconds = TOKEN_SECONDS;
  let isAway = false;

  function count(installationId: string): void {
    if (isAway) throw new RealtimeRefusal('Service Unavailable', 503);
    const at = now();
    operations = operations.filter((each) => each.at > at - SECOND_MS);
    if (operations.filter((each) => each.installationId === installationId).length >= OPERATIONS_A_SECOND) {
      throw new RealtimeRefusal('Too Many Requests', 429);
    }
    operations.push({ at, installationId });
  }

  /** What names the channel, and until when the token holds, in milliseconds since 1970. */
  function admit(place: Place, permission: TokenPermission): { identity: string; expiresAt: number } {
    const { installationId, channel, token } = place;
    if (channel === '') throw new RealtimeRefusal('A channel needs a name.');
    const content = token === undefined ? null : readToken(token, secret);
    if (token !== undefined) {
      if (content?.installationId !== installationId) throw new RealtimeRefusal('INVALID_TOKEN', 403);
      if (now() / SECOND_MS >= content.exp) throw new RealtimeRefusal('TOKEN_EXPIRED', 403);
      if (content.channel.name !== channel) throw new RealtimeRefusal('CHANNEL_NAME_MISMATCH', 403);
      if (!content.permissions.includes(permission)) throw new RealtimeRefusal('MISSING_PERMISSION', 403);
    }
    const identity = JSON.stringify([installationId, channel, ordered(scopeOf(place)), ordered(content?.claims ?? null)]);
    return { identity, expiresAt: content === null ? Infinity : content.exp * SECOND_MS };
  }

  return {
    /** How many listen now. */
    listeners: () => subscriptions.size,
    /** Seconds for which tokens hold that are signed from now on. */
    setTokenSeconds: (seconds: number) => void (tokenSeconds = seconds),
    /** Whether the service is away. */
    setAway: (next: boolean) => void (isAway = next),
    /** @throws RealtimeRefusal */
    sign(installationId: string, channel: string, claims: Record<string, unknown>, permissions: TokenPermission[]) {
      count(installationId);
      const exp = Math.floor(now() / SECOND_MS) + tokenSeconds;
      return { jwt: signToken({ exp, channel: { name: channel }, permissions, claims, installationId }, secret), expiresAt: exp };
    },
    /** @returns the event's id, or null where nobody listens. @throws RealtimeRefusal */
    publish(place: Place, payload: unknown): string | null {
      const { identity } = admit(place, 'publish');
      count(place.installationId);
      const at = now();
      published = [...published.filter((event) => event.at > at - REPLAYED_MS), { identity, at, payload }];
      const heard = [...subscriptions.values()].filter((each) => each.identity === identity && at < each.expiresAt);
      for (const { onEvent } of heard) onEvent(payload);
      return heard.length === 0 ? null : randomUUID();
    },
    /**
     * Hears what is published from now on, and what was in the last seconds where so many are asked for, until the token expires.
     * @returns how to stop. @throws RealtimeRefusal
     */
    subscribe(place: Place, replaySeconds: number, onEvent: (payload: unknown) => void): () => void {
      const { identity, expiresAt } = admit(place, 'subscribe');
      count(place.installationId);
      const id = randomUUID();
      subscriptions.set(id, { identity, expiresAt, onEvent });
      const since = now() - replaySeconds * SECOND_MS;
      for (const event of published) if (event.identity === identity && event.at >= since && replaySeconds > 0) onEvent(event.payload);
      return () => void subscriptions.delete(id);
    },
  };
}
