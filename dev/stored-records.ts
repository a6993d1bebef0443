import type { KvsStore } from './platform';

/** Deletes a record past the app, with the revision that goes with it. */
export async function deleteRecord(storage: KvsStore, key: string): Promise<void> {
  const operations = [{ key }, { key: `of:${key}`, entityName: 'revision' }];
  await storage.handle('/api/v1/transaction', JSON.stringify({ delete: operations }));
}

/** Puts a record somewhere past the app; `revision` where the app requires one of it. */
export async function writeRecord(storage: KvsStore, key: string, value: unknown, revision?: string): Promise<void> {
  const record = { key, value };
  const set = revision === undefined ? [record] : [record, { key: `of:${key}`, value: { revision }, entityName: 'revision' }];
  const { status, body } = await storage.handle('/api/v1/transaction', JSON.stringify({ set }));
  if (status >= 400) throw new Error(`Storage answered ${status}: ${body}`);
}
