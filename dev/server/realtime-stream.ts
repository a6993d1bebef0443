import type { ServerResponse } from 'node:http';
import type { Person } from '../jira';
import { RealtimeRefusal, type Channels, type ForgePlatform } from '../platform';
import type { Place } from '../platform/realtime/channels';
import { INSTALLATION } from '../platform/site';
import { RequestFault } from './reply';
import { optionalText, requireText } from './request';

/**
 * Where a front end stands, and which channel it means. Its context is what the host knows of its module and person, and
 * never what the page says.
 */
export function placeOf(platform: Pick<ForgePlatform, 'describeContext'>, call: Record<string, unknown>, person: Person): Place {
  const moduleKey = requireText(call, 'moduleKey');
  const [issueKey, projectKey] = [optionalText(call, 'issueKey'), optionalText(call, 'projectKey')];
  const context = platform.describeContext({ moduleKey, issueKey, projectKey, accountId: person.accountId, locale: 'en-US' });
  if (context === undefined) throw new RequestFault(404, `There is no module with the key ${moduleKey}.`);
  const token = optionalText(call, 'token');
  const { contextOverrides } = call;
  return {
    installationId: INSTALLATION.installationId,
    channel: requireText(call, 'channel'),
    isGlobal: call.isGlobal === true,
    ...(token === undefined ? {} : { token }),
    ...(Array.isArray(contextOverrides) ? { contextOverrides: contextOverrides.map(String) } : {}),
    context,
  };
}

interface Stream {
  response: ServerResponse;
  person: Person;
  /** How to end each subscription, by the name that the page gave it. */
  endings: Map<string, () => void>;
}

export type RealtimeStreams = ReturnType<typeof createRealtimeStreams>;

/**
 * What pages hear of channels. A page has one stream of lines, on which the events of all its subscriptions come: a browser
 * opens few connections to one host.
 */
export function createRealtimeStreams({ channels, platform }: { channels: Channels; platform: Pick<ForgePlatform, 'describeContext'> }) {
  const streams = new Map<string, Stream>();

  function streamOf(call: Record<string, unknown>, person: Person): Stream {
    const stream = streams.get(requireText(call, 'stream'));
    if (stream?.person.accountId !== person.accountId) throw new RequestFault(404, 'There is no such stream.');
    return stream;
  }

  return {
    /** Begins a page's stream, under a name that it made up. It ends when the page closes it. */
    open(call: Record<string, unknown>, person: Person, response: ServerResponse): void {
      const name = requireText(call, 'stream');
      if (streams.has(name)) throw new RequestFault(409, 'There is such a stream.');
      const endings = new Map<string, () => void>();
      streams.set(name, { response, person, endings });
      response.on('close', () => {
        for (const end of endings.values()) end();
        streams.delete(name);
      });
      response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      response.write('{}\n');
    },
    /** @throws RequestFault where Realtime refuses */
    subscribe(call: Record<string, unknown>, person: Person): void {
      const { response, endings } = streamOf(call, person);
      const subscription = requireText(call, 'subscription');
      const replaySeconds = typeof call.replaySeconds === 'number' ? call.replaySeconds : 0;
      const onEvent = (payload: unknown): void => void response.write(`${JSON.stringify({ subscription, payload })}\n`);
      try {
        endings.set(subscription, channels.subscribe(placeOf(platform, call, person), replaySeconds, onEvent));
      } catch (error) {
        if (error instanceof RealtimeRefusal) throw new RequestFault(error.status, error.message);
        throw error;
      }
    },
    unsubscribe(call: Record<string, unknown>, person: Person): void {
      const { endings } = streamOf(call, person);
      const subscription = requireText(call, 'subscription');
      endings.get(subscription)?.();
      endings.delete(subscription);
    },
  };
}
