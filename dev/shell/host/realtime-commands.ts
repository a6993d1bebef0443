import { type Handler, isRecord } from '../document/node';
import { Live } from './live';
import type { CommandTable } from './module-instance';
import type { ChannelRequest, ModuleServices } from './module-services';

type Services = Pick<ModuleServices, 'subscribe' | 'publish' | 'atEnd' | 'toApp' | 'wrap'>;

function readRequest(data: unknown): ChannelRequest & { data: Record<string, unknown> } {
  if (!isRecord(data) || typeof data.channelName !== 'string') throw new Error('A channel needs a name.');
  return { channel: data.channelName, isGlobal: data.isGlobal === true, options: isRecord(data.options) ? data.options : {}, data };
}

/** `realtime` of `@forge/bridge`. */
export function realtimeCommands({ subscribe, publish, atEnd, toApp, wrap }: Services): CommandTable {
  return {
    subscribeRealtimeChannel: async (asked) => {
      const { data, ...request } = readRequest(asked);
      if (typeof data.onEvent !== 'function') throw new Error('A subscription needs a callback.');
      const hear = wrap(data.onEvent as Handler);
      const unsubscribe = await subscribe(request, (payload) => void hear(toApp(payload)));
      atEnd(() => void unsubscribe());
      return new Live({ unsubscribe });
    },
    publishRealtimeChannel: (asked) => {
      const { data, ...request } = readRequest(asked);
      return publish(request, toApp(data.eventPayload));
    },
  };
}
