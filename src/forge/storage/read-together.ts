import { kvs } from '@forge/kvs';
import { TriageError } from '../../contract/triage-error';
import { call } from './call';

/**
 * Values of one request. Forge takes 25 keys and answers with four megabytes at most, so that one more of the largest
 * values (240 KiB) could be one too many (Forge documentation, "Batch operations" and "Storage limits").
 */
const MOST_READ = 16;

/** The answer to the request that a key went into. */
type Answer = (key: string) => unknown;

async function readOne(key: string): Promise<Answer> {
  const value: unknown = await call(kvs.get(key));
  return () => value;
}

/** What failed for some keys alone is thrown to whoever asked for them. */
async function readSeveral(keys: string[]): Promise<Answer> {
  const { successfulKeys, failedKeys } = await call(kvs.batchGet<unknown>(keys.map((key) => ({ key }))));
  const values = new Map(successfulKeys.map(({ key, value }) => [key, value]));
  const missing = new Set(failedKeys.filter(({ error }) => error.code === 'KEY_NOT_FOUND').map(({ key }) => key));
  return (key) => {
    if (values.has(key)) return values.get(key);
    if (missing.has(key)) return undefined;
    throw new TriageError('INTERNAL');
  };
}

/** Requests for all keys, by key. */
function requestAll(keys: string[]): Map<string, Promise<Answer>> {
  const requests = new Map<string, Promise<Answer>>();
  for (let from = 0; from < keys.length; from += MOST_READ) {
    const together = keys.slice(from, from + MOST_READ);
    const [first = ''] = together;
    const request = together.length === 1 ? readOne(first) : readSeveral(together);
    for (const key of together) requests.set(key, request);
  }
  return requests;
}

/**
 * Reads values, in one request those that are asked for in one go: Forge finds them up to five times as fast as in as many
 * requests, and counts less of its rate limit (Forge documentation, "Storing unencrypted key-value pairs").
 * @returns undefined where there is nothing; rejects with TriageError `INTERNAL`
 */
export function createReader(): (key: string) => Promise<unknown> {
  let round: { keys: Set<string>; requests: Promise<Map<string, Promise<Answer>>> } | null = null;

  async function collect(keys: Set<string>): Promise<Map<string, Promise<Answer>>> {
    // Whoever was to go on in this turn has asked by then.
    await new Promise<void>((resolve) => {
      process.nextTick(resolve);
    });
    round = null;
    return requestAll([...keys]);
  }

  return async (key) => {
    if (round === null) {
      const keys = new Set<string>();
      round = { keys, requests: collect(keys) };
    }
    round.keys.add(key);
    const answer = await (await round.requests).get(key);
    return answer?.(key);
  };
}
