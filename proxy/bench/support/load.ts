import { Pool } from 'undici';

export interface Target {
  url: string;
  ca: string;
  headers: Record<string, string>;
}

export interface LoadResult {
  /** Milliseconds, ascending. */
  latencies: number[];
  /** Everything but 200, the refused among them. */
  failures: number;
  /** 429 with a `Retry-After` of at least a second. */
  refused: number;
  seconds: number;
}

export const BODY = JSON.stringify({
  model: 'triage',
  messages: [
    { role: 'system', content: 'Answer with JSON. '.repeat(20) },
    { role: 'user', content: 'The export fails after the upgrade. '.repeat(20) },
  ],
  temperature: 0,
});

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function createPool(target: Target, connections: number): Pool {
  return new Pool(target.url, {
    connections,
    connect: { ca: target.ca, servername: 'localhost' },
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
  });
}

type Outcome = 'served' | 'refused' | 'failed';

function outcomeOf(status: number, retryAfter: unknown): Outcome {
  if (status === 200) return 'served';
  return status === 429 && Number(retryAfter) >= 1 ? 'refused' : 'failed';
}

/** One call, read to the end, so that the connection is used again. */
function call(pool: Pool, headers: Record<string, string>): Promise<Outcome> {
  return new Promise((resolve) => {
    let outcome: Outcome = 'failed';
    pool.dispatch(
      { path: '/v1/chat/completions', method: 'POST', headers, body: BODY },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, status, received) => void (outcome = outcomeOf(status, received['retry-after'])),
        onResponseData: () => undefined,
        onResponseEnd: () => resolve(outcome),
        onResponseError: () => resolve('failed'),
      },
    );
  });
}

/** Collects what calls come to. */
class Tally {
  private readonly latencies: number[] = [];
  private readonly begin = performance.now();
  private failures = 0;
  private refused = 0;

  add(outcome: Outcome, milliseconds: number): void {
    this.latencies.push(milliseconds);
    if (outcome !== 'served') this.failures += 1;
    if (outcome === 'refused') this.refused += 1;
  }

  result(): LoadResult {
    const { failures, refused } = this;
    return { latencies: this.latencies.sort((a, b) => a - b), failures, refused, seconds: (performance.now() - this.begin) / 1_000 };
  }
}

/** As many calls as go, on so many connections, for so many calls in all. */
export async function closedLoop(pool: Pool, headers: Record<string, string>, connections: number, calls: number): Promise<LoadResult> {
  const tally = new Tally();
  let started = 0;
  const worker = async (): Promise<void> => {
    while (started < calls) {
      started += 1;
      const at = performance.now();
      tally.add(await call(pool, headers), performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return tally.result();
}

/** So many calls a second, whether or not earlier ones were answered: waiting counts as latency. */
export async function openLoop(pool: Pool, headers: Record<string, string>, perSecond: number, seconds: number): Promise<LoadResult> {
  const tally = new Tally();
  const calls: Promise<void>[] = [];
  const begin = performance.now();
  const total = perSecond * seconds;
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - begin) / 1_000) * perSecond) + 1);
    for (; sent < due; sent += 1) {
      const at = begin + (sent / perSecond) * 1_000;
      calls.push(call(pool, headers).then((outcome) => tally.add(outcome, performance.now() - at)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(calls);
  return tally.result();
}
