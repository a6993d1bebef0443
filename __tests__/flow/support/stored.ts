import type { TriageSite } from './triage-site';

/** What the app stored under a key, in its envelope; undefined when there is nothing. */
export function readStored(site: TriageSite, key: string): unknown {
  return site.storage.entries().find(([name]) => name === key)?.[1].value;
}

/** The keys that begin so, as they are stored at the moment. */
export function storedKeys(site: TriageSite, prefix = ''): string[] {
  return site.storage.entries().flatMap(([key]) => (key.startsWith(prefix) ? [key] : []));
}

/** Puts something under a key past the app. */
export async function writeStored(site: TriageSite, key: string, value: unknown): Promise<void> {
  const { status, body } = await site.storage.handle('/api/v1/set', JSON.stringify({ key, value }));
  if (status >= 400) throw new Error(`Storage answered ${status}: ${body}`);
}

export async function writeSecret(site: TriageSite, key: string, value: unknown): Promise<void> {
  await site.storage.handle('/api/v1/secret/set', JSON.stringify({ key, value }));
}

export async function deleteSecret(site: TriageSite, key: string): Promise<void> {
  await site.storage.handle('/api/v1/secret/delete', JSON.stringify({ key }));
}
