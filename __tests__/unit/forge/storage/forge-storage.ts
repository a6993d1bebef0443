import path from 'node:path';
import { readManifest } from '../../../../dev/platform/manifest';
import { createKvsStore, EMPTY_STORAGE, type KvsStore } from '../../../../dev/platform/storage/kvs-store';
import { createForgeStore } from '../../../../src/forge/storage/forge-store';
import { createKvsCalls } from '../../../../src/forge/storage/kvs-calls';

const { entities: ENTITIES } = readManifest(path.resolve(__dirname, '../../../..'));

/** Milliseconds since 1970; an hour before midnight, UTC. */
export const NOW = Date.UTC(2026, 2, 11, 23);
export const DAY_MS = 86_400_000;

/** The app's store over the real `@forge/kvs`, with storage in memory. Its operations, in their order, and a clock that stands. */
export function openStorage() {
  const time = { now: NOW };
  const clock = (): number => time.now;
  const storage: KvsStore = createKvsStore({ state: EMPTY_STORAGE, now: clock, entities: ENTITIES });
  storage.setQueryDelay(0);
  const operations: string[] = [];
  const fetchStorage = async (_target: unknown, path: string, { body }: { body: string }): Promise<Response> => {
    operations.push(path.replace('/api/v1/', ''));
    const reply = await storage.handle(path, body);
    return new Response(reply.status === 204 ? null : reply.body, { status: reply.status });
  };
  Object.assign(globalThis, { __forge_fetch__: fetchStorage });

  return {
    time,
    storage,
    operations,
    store: createForgeStore(clock),
    calls: createKvsCalls(clock),
    /** The store as another invocation sees it, which begins now, and its calls. */
    reopen: () => createForgeStore(clock),
    reopenCalls: () => createKvsCalls(clock),
    keys: (): string[] => storage.entries().map(([key]) => key),
    /** Puts something under a key past the app. */
    async put(key: string, value: unknown): Promise<void> {
      await storage.handle('/api/v1/set', JSON.stringify({ key, value }));
    },
  };
}
