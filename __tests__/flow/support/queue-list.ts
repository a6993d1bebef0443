import type { QueueRow, QueueState } from '../../../src/contract/queue';
import { good, type CallOptions, type TriageSite } from './triage-site';

export type QueueList = Extract<QueueState, { kind: 'list' }>;

/** A page of the triage page's list. */
export async function readList(site: TriageSite, options?: CallOptions, pageToken: string | null = null): Promise<QueueList> {
  const state = good(await site.triagePage('getQueue', { pageToken }, options));
  if (state.kind !== 'list') throw new Error('There is no list.');
  return state;
}

/** All pages of it. */
export async function readAllRows(site: TriageSite): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  for (let token: string | null = null; ;) {
    const list: QueueList = await readList(site, {}, token);
    rows.push(...list.rows);
    token = list.next;
    if (token === null) return rows;
  }
}

export function rowOf({ rows }: QueueList, key: string): QueueRow {
  const row = rows.find((each) => each.key === key);
  if (row === undefined) throw new Error(`${key} is not in the list.`);
  return row;
}
