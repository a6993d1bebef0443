import type { Client } from '../api/client';

/** One line of the stream: an event of a subscription; the first line has neither. */
interface Line {
  subscription?: string;
  payload?: unknown;
}

type Hear = (payload: unknown) => void;

/** The page's stream of events, opened with its first subscription, and as one person: who looks changes it. */
interface OpenStream {
  client: Client;
  name: string;
  hears: Map<string, Hear>;
  isOpen: Promise<void>;
  close: () => void;
}

let current: OpenStream | null = null;

async function readLines(response: Response, onLine: (line: Line) => void): Promise<void> {
  const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value = '' } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(JSON.parse(line) as Line);
  }
}

function open(client: Client): OpenStream {
  const name = crypto.randomUUID();
  const hears = new Map<string, Hear>();
  const ending = new AbortController();
  const isOpen = new Promise<void>((resolve, reject) => {
    const body = JSON.stringify({ stream: name });
    const headers = { 'content-type': 'application/json' };
    client
      .send('/host/events', { method: 'POST', body, headers, signal: ending.signal })
      .then((response) =>
        readLines(response, ({ subscription, payload }) => {
          resolve();
          if (subscription !== undefined) hears.get(subscription)?.(payload);
        }),
      )
      .catch(reject);
  });
  return { client, name, hears, isOpen, close: () => ending.abort() };
}

function streamOf(client: Client): OpenStream {
  if (current?.client === client) return current;
  current?.close();
  current = open(client);
  return current;
}

/** Hears a channel of Forge Realtime from a module. Rejects where it is refused. */
export async function subscribeToChannel(client: Client, place: object, hear: Hear): Promise<() => Promise<void>> {
  const stream = streamOf(client);
  await stream.isOpen;
  const subscription = crypto.randomUUID();
  const named = { stream: stream.name, subscription };
  // Events of before may come ahead of the answer.
  stream.hears.set(subscription, hear);
  try {
    await client.post('/host/subscribe', { ...place, ...named });
  } catch (error) {
    stream.hears.delete(subscription);
    throw error;
  }
  return async () => {
    if (!stream.hears.delete(subscription) || current !== stream) return;
    await client.post('/host/unsubscribe', named);
  };
}
