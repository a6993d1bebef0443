import { estimateCost } from '../../../../resources/triage-page/prepare-cost';
import { createPreparing, isUnasked, type PreparingModel } from '../../../../resources/triage-page/preparing';
import type { QueueCalls } from '../../../../resources/triage-page/queue-calls';
import type { ErrorBody } from '../../../../src/contract/error-body';
import type { QueueAnswers, QueueRow } from '../../../../src/contract/queue';
import type { Result } from '../../../../src/contract/result';
import { makeRow } from './make-row';

type Prepared = Result<QueueAnswers['prepareIssues']>;

const unasked = (count: number, from = 0): QueueRow[] =>
  Array.from({ length: count }, (_each, index) => makeRow(`A-${from + index}`, { kind: 'ready' }));
const ready = (ids: string[]): Prepared => ({
  ok: true,
  data: { issues: ids.map((id) => ({ id, outcome: 'ready' as const })), points: ids.length + 1 },
});
const failed = (error: Partial<ErrorBody>): Prepared => ({
  ok: false,
  error: { code: 'JIRA_UNAVAILABLE', message: '', retryable: true, ...error },
});

/** Gets rows ready with a clock that jumps, and calls that answer what the test wants. */
function setUp(answer: (ids: string[], call: number) => Prepared | Promise<Prepared>, pages: QueueRow[][] = []) {
  let time = 0;
  const batches: string[][] = [];
  const canceled: string[] = [];
  const calls = {
    prepareIssues: async (ids: string[]) => {
      batches.push(ids);
      return answer(ids, batches.length);
    },
    getQueue: async (token: string | null) => {
      const page = Number(token);
      const next = page + 1 < pages.length ? String(page + 1) : null;
      return { ok: true, data: { kind: 'list', rows: pages[page] ?? [], next, total: null, model: null } } as const;
    },
    ofIssue: (id: string) => ({
      cancelRun: async () => {
        canceled.push(id);
        return { ok: true, data: { kind: 'ready' } } as const;
      },
    }),
  } as unknown as QueueCalls;
  const preparing = createPreparing({
    calls,
    now: () => time,
    schedule: (task, milliseconds) => {
      time += milliseconds;
      task();
      return () => undefined;
    },
    onPrepared: () => undefined,
  });
  const states: PreparingModel['state'][] = [];
  preparing.subscribe(() => states.push(preparing.getModel().state));
  const start = (rows: QueueRow[], scope: { next?: string; most?: number; usesModel?: boolean } = {}) =>
    preparing.start({ rows, next: null, most: 500, usesModel: false, ...scope }, rows.length);
  return { preparing, start, batches, canceled, states, passed: () => time };
}

test('asks about what nobody asked about, in batches, and adds up what it cost', async () => {
  const { preparing, start, batches } = setUp((ids) => ready(ids));
  await start([...unasked(60), makeRow('B-1')]);
  expect(batches.map(({ length }) => length)).toEqual([50, 10]);
  expect(preparing.getModel()).toMatchObject({ state: 'done', done: 60, of: 60, without: 0, points: 62, error: null });
});

test('goes through further pages as far as it may, and asks a model in smaller batches', async () => {
  const { preparing, start, batches } = setUp((ids) => ready(ids), [unasked(25, 100), unasked(25, 200)]);
  await start(unasked(10), { next: '0', most: 40, usesModel: true });
  expect(batches.flat()).toHaveLength(40);
  expect(Math.max(...batches.map(({ length }) => length))).toBe(10);
  expect(preparing.getModel().points).toBe(40 + batches.length + 2 * 26);
});

test('repeats what there was no time for, and no more', async () => {
  const { start, batches } = setUp((ids, call) => ready(call === 1 ? ids.slice(0, 30) : ids));
  await start(unasked(40));
  expect(batches[1]).toEqual(batches[0]?.slice(30));
});

test('waits as long as a budget wants, and goes on then', async () => {
  const error: ErrorBody = { code: 'LIMIT_REACHED', message: '', retryable: false, details: { limit: 'user', retryAfterSeconds: 60 } };
  const { preparing, start, states, passed } = setUp((ids, call) =>
    call === 1 ? { ok: true, data: { issues: [{ id: ids[0] ?? '', outcome: 'working' }], points: 11, stopped: error } } : ready(ids),
  );
  await start(unasked(5));
  expect(states).toContain('waiting');
  expect(passed()).toBe(60_000);
  expect(preparing.getModel()).toMatchObject({ state: 'done', done: 5, error: null });
});

test('gives up after four failures in a row, and at once where waiting does not help', async () => {
  const away = setUp(() => failed({}));
  await away.start(unasked(3));
  expect(away.batches).toHaveLength(4);
  const day = setUp(() => ({
    ok: true,
    data: { issues: [], points: 4, stopped: { code: 'LIMIT_REACHED', message: '', retryable: false, details: { limit: 'site' } } },
  }));
  await day.start(unasked(3));
  expect(day.batches).toHaveLength(1);
  expect(day.preparing.getModel()).toMatchObject({ state: 'done', error: { details: { limit: 'site' } } });
});

test('begins nothing more once it is stopped, and calls off what waits in the queue', async () => {
  let stop = (): void => undefined;
  const { preparing, start, batches, canceled } = setUp(async (ids) => {
    stop();
    const run = { id: 'run-1', startedAt: '', deadline: '', isInBackground: true };
    return { ok: true, data: { issues: [{ id: ids[0] ?? '', outcome: 'working', panel: { kind: 'working', run } }], points: 11 } };
  });
  stop = preparing.stop;
  await start(unasked(30), { usesModel: true });
  expect(batches).toHaveLength(1);
  expect(canceled).toEqual(['A-0']);
  expect(preparing.getModel().state).toBe('done');
});

test('asks again about what failed for a reason that passes, and about nothing that is barred or decided', () => {
  const error = { code: 'ENDPOINT_TIMEOUT', message: '', retryable: true } as const;
  expect(isUnasked(makeRow('A-1', { kind: 'ready', lastFailure: error }))).toBe(true);
  expect(isUnasked(makeRow('A-1', { kind: 'ready', lastFailure: { ...error, retryable: false } }))).toBe(false);
  expect(isUnasked(makeRow('A-1', { kind: 'ready', obstacle: error }))).toBe(false);
  expect(isUnasked(makeRow('A-1'))).toBe(false);
});

test('says beforehand what it will cost: the list of further pages, and the issues themselves', () => {
  expect(estimateCost(25, 25, null)).toEqual({ points: 26, time: '3 s' });
  expect(estimateCost(500, 25, 30)).toEqual({ points: 475 + 19 + 500 + 20, time: '17 min' });
});
