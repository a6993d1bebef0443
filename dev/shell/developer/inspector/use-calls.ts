import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '../../api/client';
import type { CallOutline } from './call-outline';

/** How often the page asks what is new, in milliseconds. */
const INTERVAL = 700;

interface Shown {
  calls: CallOutline[];
  /** When they were read, milliseconds since 1970. */
  readAt: number;
  error: string | null;
}

/** What the recorder holds, for as long as the caller is drawn. */
export function useCalls(client: Client): Shown & { clear: () => Promise<void> } {
  const [shown, setShown] = useState<Shown>({ calls: [], readAt: 0, error: null });
  const revision = useRef<number | null>(null);

  const read = useCallback(async () => {
    try {
      const query = revision.current === null ? '' : String(revision.current);
      const news = await client.get<{ revision: number; calls?: CallOutline[] }>(`/host/calls?outline=${query}`);
      revision.current = news.revision;
      setShown((last) => {
        const calls = news.calls ?? last.calls;
        const isLive = calls.some(({ end }) => end === undefined);
        return news.calls === undefined && !isLive && last.error === null ? last : { calls, readAt: Date.now(), error: null };
      });
    } catch (error) {
      setShown((last) => ({ ...last, error: (error as Error).message }));
    }
  }, [client]);

  useEffect(() => {
    revision.current = null;
    void read();
    const timer = setInterval(() => {
      if (!document.hidden) void read();
    }, INTERVAL);
    return () => clearInterval(timer);
  }, [read]);

  const clear = useCallback(async () => {
    await client.send('/host/calls', { method: 'DELETE' });
    await read();
  }, [client, read]);
  return { ...shown, clear };
}
