import type { Exchange } from './exchange';

const CHECK_MS = 500;

/**
 * Cuts off callers who do not take their answer. Node has no limit for that: one who stops reading would
 * hold the connection for ever. Returns the function that ends the watch.
 */
export function watchUnreadAnswers(exchanges: Iterable<Exchange>, limitMs: number): () => void {
  const timer = setInterval(() => {
    const limit = performance.now() - limitMs;
    for (const { answeredAt, response } of exchanges) if (answeredAt !== null && answeredAt < limit) response.destroy();
  }, CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
