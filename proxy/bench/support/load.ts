import { Pool } from 'undici';

export interface Target {
  url: string;
  ca: string;
  headers: Record<string, string>;
}

export interface LoadResult {
  /** Milliseconds, ascending. */
  latencies: number[];
  failures: number;
  seconds: number;
}

export const BODY = JSON.stringify({
  model: 'triage',
  messages: [{ role: 'system', content: 'Answer with JSON. '.repeat(20) }, { role: 'user', content: 'The export fails after the upgrade. '.repeat(20) }],
  temperature: 0,
});

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function createPool(target: Target, connections: number): Pool {
  return new Pool(target.url, { connections, connect: { ca: target.ca, servername: 'localhost' }, headersTimeout: 60_000, bodyTimeout: 60_000 });
}

/** One call; resolves to its status. Read to the end, so that the connection is used again. */
export function call(pool: Pool, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0;
    pool.dispatch(
      { path: '/v1/chat/completions', method: 'POST', headers, body: BODY },
      {
        onRequestStart: () => undefined,
        onResponseStart: (_controller, code) => void (status = code),
        onResponseData: () => undefined,
        onResponseEnd: () => resolve(status),
        onResponseError: (_controller, error) => reject(error),
      },
    );
  });
}

/** As many calls as go, on so many connections, for so many calls in all. */
export async function closedLoop(pool: Pool, headers: Record<string, string>, connections: number, calls: number): Promise<LoadResult> {
  const latencies: number[] = [];
  let failures = 0;
  let started = 0;
  const begin = performance.now();
  const worker = async (): Promise<void> => {
    while (started < calls) {
      started += 1;
      const at = performance.now();
      const status = await call(pool, headers).catch(() => 0);
      latencies.push(performance.now() - at);
      if (status !== 200) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return { latencies: latencies.sort((a, b) => a - b), failures, seconds: (performance.now() - begin) / 1_000 };
}

/** So many calls a second, whether or not earlier ones were answered: waiting counts as latency. */
export async function openLoop(pool: Pool, headers: Record<string, string>, perSecond: number, seconds: number): Promise<LoadResult> {
  const latencies: number[] = [];
  const calls: Promise<void>[] = [];
  let failures = 0;
  const begin = performance.now();
  const total = perSecond * seconds;
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - begin) / 1_000) * perSecond) + 1);
    for (; sent < due; sent += 1) {
      const at = begin + (sent / perSecond) * 1_000;
      calls.push(
        call(pool, headers).then(
          (status) => {
            latencies.push(performance.now() - at);
            if (status !== 200) failures += 1;
          },
          () => void (failures += 1),
        ),
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(calls);
  return { latencies: latencies.sort((a, b) => a - b), failures, seconds: (performance.now() - begin) / 1_000 };
}
