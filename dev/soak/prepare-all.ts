import { itemOfRow, type BatchItem } from '../../resources/triage-page/batch-item';
import type { QueueRow } from '../../src/contract/queue';
import type { QueueCalls } from '../../resources/triage-page/queue-calls';
import { ADDED_KEY, forgetLimits, type QueueSite } from './queue-site';

const PAGE = 50;

async function readAll(calls: QueueCalls): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  for (let token: string | null = null; ;) {
    const answer: Awaited<ReturnType<QueueCalls['getQueue']>> = await calls.getQueue(token);
    if (!answer.ok || answer.data.kind !== 'list') throw new Error('There is no list.');
    rows.push(...answer.data.rows);
    token = answer.data.next;
    if (token === null) return rows.filter(({ key }) => ADDED_KEY.test(key));
  }
}

/** Gets proposals for all issues that the site has more than the sample, and gives what accepting them would write. */
export async function prepareAll({ host }: QueueSite, calls: QueueCalls): Promise<BatchItem[]> {
  const ids = (await readAll(calls)).map(({ id }) => id);
  for (let from = 0; from < ids.length; from += PAGE) {
    const answer = await calls.prepareIssues(ids.slice(from, from + PAGE));
    if (!answer.ok || answer.data.stopped !== undefined) throw new Error('The issues could not be prepared.');
    await forgetLimits(host);
  }
  await host.queue.settled();
  return (await readAll(calls)).flatMap((row) => itemOfRow(row, undefined) ?? []);
}
