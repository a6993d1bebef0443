import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<Data> {
  data: Data | null;
  error: Error | null;
  /** Loads again; what was shown stays until the answer is there, and when there is none. */
  reload: () => Promise<void>;
}

/** Loads when it appears and when `key` changes. An answer that has been overtaken is dropped. */
export function useLoaded<Data>(key: string, load: () => Promise<Data>): Loaded<Data> {
  const [state, setState] = useState<{ key: string; data: Data | null; error: Error | null }>({ key, data: null, error: null });
  const latest = useRef(0);
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });

  const reload = useCallback(async () => {
    const turn = (latest.current += 1);
    try {
      const data = await loader.current();
      if (turn === latest.current) setState({ key, data, error: null });
    } catch (error) {
      if (turn !== latest.current) return;
      setState((shown) => ({ key, data: shown.key === key ? shown.data : null, error: error as Error }));
    }
  }, [key]);

  useEffect(() => {
    void reload();
    return () => void (latest.current += 1);
  }, [reload]);

  const isCurrent = state.key === key;
  return { data: isCurrent ? state.data : null, error: isCurrent ? state.error : null, reload };
}
