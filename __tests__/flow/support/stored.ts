import { deleteRecord, writeRecord } from '../../../dev/stored-records';
import type { StorageFaultRule } from '../../../dev/platform/storage/kvs-store';
import type { TriageSite } from './triage-site';

/** Lets storage fail where the rule says so, until the next rule, and counts how often it did. */
export function failStorage(site: TriageSite, rule: StorageFaultRule): { readonly met: number } {
  const meter = { met: 0 };
  site.storage.setFault((operation, key) => {
    const fault = rule(operation, key);
    if (fault !== undefined) meter.met += 1;
    return fault;
  });
  return meter;
}

/** Storage takes no value under a key that begins so, whatever else is in the transaction, until it is ended; counts how often. */
export function refuseToStore(site: TriageSite, prefix: string): { readonly met: number; end: () => void } {
  const { handle } = site.storage;
  const meter = { met: 0, end: () => void (site.storage.handle = handle) };
  site.storage.handle = async (path, body) => {
    const { set = [] } = path.endsWith('/transaction') ? (JSON.parse(body) as { set?: { key: string }[] }) : {};
    if (!set.some(({ key }) => key.startsWith(prefix))) return handle(path, body);
    meter.met += 1;
    return { status: 400, body: JSON.stringify({ code: 'MAX_SIZE', message: 'The provided value has exceeded the maximum size limit.' }) };
  };
  return meter;
}

/** What the app stored under a key, in its envelope; undefined when there is nothing. */
export function readStored(site: TriageSite, key: string): unknown {
  return site.storage.entries().find(([name]) => name === key)?.[1].value;
}

/** The keys that begin so, as they are stored at the moment. */
export function storedKeys(site: TriageSite, prefix = ''): string[] {
  return site.storage.entries().flatMap(([key]) => (key.startsWith(prefix) ? [key] : []));
}

/** Puts something under a key past the app; `revision` where the app requires one of it. */
export function writeStored(site: TriageSite, key: string, value: unknown, revision?: string): Promise<void> {
  return writeRecord(site.storage, key, value, revision);
}

/** Plain storage at one moment, with the revisions. */
export interface StoredSnapshot {
  values: [string, unknown][];
  revisions: Map<string, string>;
}

export function takeSnapshot(site: TriageSite): StoredSnapshot {
  const revisions = site.storage
    .records('revision')
    .map(([key, { value }]): [string, string] => [key.replace(/^of:/u, ''), (value as { revision: string }).revision]);
  return { values: site.storage.entries().map(([key, { value }]) => [key, value]), revisions: new Map(revisions) };
}

/** Leaves what was stored at that moment, and nothing else, in plain storage. */
export async function restoreStored(site: TriageSite, { values, revisions }: StoredSnapshot): Promise<void> {
  for (const key of storedKeys(site)) await deleteRecord(site.storage, key);
  for (const [key, value] of values) await writeStored(site, key, value, revisions.get(key));
}

export async function writeSecret(site: TriageSite, key: string, value: unknown): Promise<void> {
  await site.storage.handle('/api/v1/secret/set', JSON.stringify({ key, value }));
}

export async function deleteSecret(site: TriageSite, key: string): Promise<void> {
  await site.storage.handle('/api/v1/secret/delete', JSON.stringify({ key }));
}

/** Gives back what was used of the limits, so that a fast machine can do in a minute what it likes. */
export async function forgetBudgets(site: TriageSite): Promise<void> {
  for (const key of [...storedKeys(site, 'slot:'), ...storedKeys(site, 'budget:')]) await deleteRecord(site.storage, key);
}

/** How many calls each budget was charged with, oldest first: another minute or day is another budget. */
export function chargedCalls(site: TriageSite, of: 'user' | 'site'): number[] {
  const budgets = storedKeys(site, `slot:${of}:`).map((key) => key.slice(0, key.lastIndexOf(':')));
  return [...new Set(budgets)].map((budget) => budgets.filter((each) => each === budget).length);
}

/** What a site has for an hour: in searches of 51 points, and in readings by id of 11. */
const SITE_SLOTS = { search: 127, read: 590 };

/** Uses up the Jira points of this hour, and of the next in case that it begins. */
export async function spendJiraPoints(site: TriageSite, budget: keyof typeof SITE_SLOTS = 'search'): Promise<void> {
  const hour = Math.floor(Date.now() / 3_600_000);
  for (const each of [hour, hour + 1]) {
    for (let slot = 0; slot < SITE_SLOTS[budget]; slot += 1) {
      const used = { record: 1, expiresAt: null, value: { promptTokens: 0, completionTokens: 0 } };
      await writeStored(site, `slot:${budget}-site:${each}:${slot}`, used, 'created');
    }
  }
}
