import type { QueueCalls } from '../../../../resources/triage-page/queue-calls';
import { createQueueStore } from '../../../../resources/triage-page/queue-store';
import type { QueueAnswers, QueueRow } from '../../../../src/contract/queue';
import { makeSuggestion } from '../issue-panel/make-suggestion';
import { makeRow } from './make-row';

/** A queue of pages whose writes end when the test lets them, and a clock that stands. */
function setUp(pages: QueueRow[][]) {
  let time = 0;
  const later: { task: () => void; at: number }[] = [];
  /** Of each reading of the list, whether likely duplicates were asked for. */
  const asked: boolean[] = [];
  const earlier: QueueAnswers['getBatch'] = { at: null, issues: [] };
  const written: { id: string; end: (isOk: boolean) => void }[] = [];
  const rowOf = (id: string) => pages.flat().find((row) => row.id === id);
  const decide = (id: string, kind: 'applied' | 'undone') =>
    new Promise((resolve) => {
      const suggestion = makeSuggestion({ id: `suggestion-of-${id}`, outcome: { kind, at: '2026-03-01T10:00:00.000Z', changes: [] } });
      const error = { code: 'NOT_PERMITTED', message: 'No.', retryable: false };
      written.push({ id, end: (isOk) => resolve(isOk ? { ok: true, data: { suggestion } } : { ok: false, error }) });
    });
  const calls = {
    getQueue: async (token: string | null, duplicates?: boolean) => {
      asked.push(duplicates === true);
      const page = Number(token ?? 0);
      const next = page + 1 < pages.length ? String(page + 1) : null;
      return { ok: true, data: { kind: 'list', rows: pages[page] ?? [], next, total: 9, model: null } } as const;
    },
    noteBatch: async () => ({ ok: true, data: {} }),
    getBatch: async () => ({ ok: true, data: earlier }),
    listenToIssues: async () => ({ ok: true, data: { you: 'me', tokens: [] } }),
    attend: async () => ({ ok: true, data: {} }),
    ofIssue: (id: string) => ({
      getPanel: async () => ({ ok: true, data: rowOf(id)?.panel }),
      applyTriage: () => decide(id, 'applied'),
      undoTriage: () => decide(id, 'undone'),
      linkDuplicate: async () => ({ ok: true, data: { linkId: '1', isNew: true } }),
      unlinkDuplicate: async () => ({ ok: id !== 'A-2', data: {} }),
    }),
  } as unknown as QueueCalls;
  const queue = createQueueStore({
    calls,
    now: () => time,
    subscribe: () => Promise.reject(new Error('Nothing is heard here.')),
    schedule: (task, milliseconds) => {
      later.push({ task, at: time + milliseconds });
      return () => undefined;
    },
  });
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
  };
  const pass = (milliseconds: number): void => {
    time += milliseconds;
    const due = later.filter(({ at }) => at <= time);
    later.splice(0, later.length, ...later.filter(({ at }) => at > time));
    for (const { task } of due) task();
  };
  return { queue, asked, earlier, written, settle, pass };
}

const three = () => ['A-3', 'A-2', 'A-1'].map((key) => makeRow(key));

test('opens the first issue that waits, and the next one while the last is written', async () => {
  const { queue, written, settle, pass } = setUp([three()]);
  await queue.load();
  await settle();
  expect(queue.getModel()).toMatchObject({ kind: 'list', openId: 'A-3', total: 9 });
  queue.accept();
  expect(queue.getModel()).toMatchObject({ openId: 'A-2', notes: { 'A-3': { kind: 'saving' } }, lastDecided: { id: 'A-3' } });
  await settle();
  pass(400);
  queue.accept();
  expect(queue.getModel().openId).toBe('A-1');
  written[1]?.end(true);
  written[0]?.end(false);
  await settle();
  expect(queue.getModel().notes).toEqual({
    'A-3': { kind: 'failed', key: 'A-3', error: expect.objectContaining({ code: 'NOT_PERMITTED' }) },
  });
  expect(queue.getModel().rows[1]).toMatchObject({ panel: { suggestion: { outcome: { kind: 'applied' } } } });
});

test('a key that is held down accepts one issue, for as long as it is held', async () => {
  const { queue, written, settle, pass } = setUp([three()]);
  await queue.load();
  await settle();
  for (let presses = 0; presses < 50; presses += 1) {
    queue.accept();
    await settle();
    pass(30);
  }
  expect(written).toHaveLength(1);
  pass(400);
  queue.accept();
  expect(written).toHaveLength(2);
});

test('goes on with the next page where nothing is left, and still says what could not be written', async () => {
  const { queue, written, settle } = setUp([[makeRow('A-3')], [makeRow('A-2')]]);
  await queue.load();
  await settle();
  queue.accept();
  await settle();
  expect(queue.getModel()).toMatchObject({ page: 1, openId: 'A-2' });
  written[0]?.end(false);
  await settle();
  expect(queue.getModel().notes).toMatchObject({ 'A-3': { kind: 'failed' } });
  queue.forgetFailures();
  expect(queue.getModel().notes).toEqual({});
});

test('begins again after the last page where issues have left the list, since others may have moved up', async () => {
  const lists = [[makeRow('A-3')], [makeRow('A-2')]];
  const { queue, asked, settle, pass } = setUp(lists);
  await queue.load();
  await settle();
  queue.accept();
  await settle();
  expect(queue.getModel()).toMatchObject({ page: 1, openId: 'A-2' });
  lists[0] = [makeRow('A-1')];
  const skip = async () => {
    pass(400);
    queue.skip();
    await settle();
    return queue.getModel();
  };
  expect(await skip()).toMatchObject({ page: 0, openId: 'A-1' });
  // Once for what has left: whoever skips all that is left comes to an end.
  expect(await skip()).toMatchObject({ page: 1, openId: 'A-2' });
  expect(await skip()).toMatchObject({ page: 1, openId: 'A-2' });
  expect(asked).toHaveLength(4);
});

test('ends at the last page where nothing has left the list', async () => {
  const { queue, asked, settle, pass } = setUp([[makeRow('A-3')], [makeRow('A-2')]]);
  await queue.load();
  for (let presses = 0; presses < 4; presses += 1) {
    await settle();
    pass(400);
    queue.skip();
  }
  await settle();
  expect(queue.getModel()).toMatchObject({ page: 1, openId: 'A-2' });
  expect(asked).toHaveLength(2);
});

test('shows the first page in place of one that others have moved up from', async () => {
  const lists = [[makeRow('A-3'), makeRow('A-2')], [makeRow('A-1')]];
  const { queue, settle, pass } = setUp(lists);
  await queue.load();
  await settle();
  queue.accept();
  await settle();
  pass(400);
  lists.splice(0, 2, [makeRow('A-1')], []);
  queue.accept();
  await settle();
  expect(queue.getModel()).toMatchObject({ page: 0, openId: 'A-1' });
});

test('takes back what was decided last, also on another page by then', async () => {
  const { queue, written, settle, pass } = setUp([[makeRow('A-3')], [makeRow('A-2')]]);
  await queue.load();
  await settle();
  queue.accept();
  await settle();
  pass(1_000);
  // Not while it is being written.
  queue.undoLast();
  expect(queue.getModel().lastDecided).not.toBeNull();
  written[0]?.end(true);
  await settle();
  pass(1_000);
  queue.undoLast();
  await settle();
  expect(written.map(({ id }) => id)).toEqual(['A-3', 'A-3']);
  expect(queue.getModel().lastDecided).toBeNull();
});

test('a key that is held down does nothing on the button that gets the focus of another', async () => {
  const { queue, written, settle, pass } = setUp([three()]);
  await queue.load();
  await settle();
  pass(400);
  queue.leaveFocus();
  expect(queue.getModel().focusMoves).toBe(1);
  queue.accept();
  expect(written).toEqual([]);
  pass(400);
  queue.accept();
  await settle();
  expect(written.map(({ id }) => id)).toEqual(['A-3']);
});

test('asks for likely duplicates with the rows of a page, and not where it looks what has become of them', async () => {
  const run = { id: 'r', startedAt: '2026-03-01T10:00:00.000Z', deadline: '2026-03-01T10:05:00.000Z', isInBackground: true };
  const { queue, asked, settle, pass } = setUp([[makeRow('A-2', { kind: 'working', run })], [makeRow('A-1')]]);
  await queue.load();
  await settle();
  pass(5_000);
  await settle();
  await queue.readPage(1);
  expect(asked).toEqual([true, false, true]);
});

test('shows in the rows of both issues that they are linked as duplicates, and that they no longer are', async () => {
  const like = (id: string) => ({ id, key: id, summary: '', shared: [], isLinked: false });
  const { queue, settle } = setUp([
    [
      makeRow('A-3', undefined, [like('A-2'), like('A-1')]),
      makeRow('A-2', undefined, [like('A-3')]),
      makeRow('A-1', undefined, [like('A-3')]),
    ],
  ]);
  await queue.load();
  await settle();
  const linked = () => queue.getModel().rows.map(({ duplicates }) => duplicates.map(({ isLinked }) => isLinked));
  await queue.panelOf('A-3')?.link('A-2', null);
  expect(linked()).toEqual([[true, false], [true], [false]]);
  // The link that Jira does not remove stands.
  await queue.panelOf('A-2')?.link('A-3', '1');
  expect(linked()).toEqual([[true, false], [true], [false]]);
  await queue.panelOf('A-3')?.link('A-2', '1');
  expect(linked()).toEqual([[false, false], [false], [false]]);
});

it('offers what was accepted at once before, and reads the list again when that was taken back', async () => {
  const { queue, asked, earlier, written, settle } = setUp([three()]);
  Object.assign(earlier, { at: '2026-03-01T10:00:00.000Z', issues: [{ issueId: 'B-1', key: 'B-1', suggestionId: 's' }] });
  await queue.load();
  expect([asked.length, queue.batch.getModel().at]).toEqual([1, earlier.at]);
  const undone = queue.batch.undo();
  await settle();
  written[0]?.end(true);
  await undone;
  expect([written.map(({ id }) => id), asked.length]).toEqual([['B-1'], 2]);
});
