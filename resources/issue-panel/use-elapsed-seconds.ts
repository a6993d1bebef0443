import { useEffect, useState } from 'react';

/** Whole seconds since a moment (milliseconds since the epoch), counted up while the component is shown. */
export function useElapsedSeconds(startedAt: number): number {
  const [seconds, setSeconds] = useState(0);

  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(Math.max(0, Math.floor((Date.now() - startedAt) / 1000)));
    }, 500);
    return () => clearInterval(timer);
  }, [startedAt]);

  return seconds;
}
