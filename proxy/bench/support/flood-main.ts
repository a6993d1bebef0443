import { createPool, openLoop, type Target } from './load';

export interface FloodOrder {
  target: Target;
  perSecond: number;
  seconds: number;
}

export interface FloodResult {
  calls: number;
  /** Answered 429 with a `Retry-After` of at least a second. */
  refused: number;
  /** Neither that nor served. */
  failed: number;
}

const CONNECTIONS = 50;
let pool: ReturnType<typeof createPool> | null = null;

/** A tenant that calls from a process of its own, as often as it is told. */
process.on('message', ({ target, perSecond, seconds }: FloodOrder) => {
  pool ??= createPool(target, CONNECTIONS);
  void openLoop(pool, target.headers, perSecond, seconds).then(({ latencies, failures, refused }) => {
    process.send?.({ calls: latencies.length, refused, failed: failures - refused } satisfies FloodResult);
  });
});

// With the benchmark, however that ended.
process.on('disconnect', () => process.exit());
