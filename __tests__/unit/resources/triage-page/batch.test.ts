import { createBatch } from '../../../../resources/triage-page/batch';
import { toBatchItem, type BatchItem } from '../../../../resources/triage-page/batch-item';
import type { QueueCalls } from '../../../../resources/triage-page/queue-calls';
import type { ErrorBody } from '../../../../src/contract/error-body';
import type { BatchIssue } from '../../../../src/contract/queue-payloads';
import { makeSuggestion } from '../issue-panel/make-suggestion';
import { initialSelection } from '../../../../resources/issue-panel/selection';

const error = (code: ErrorBody['code'], retryable = false): ErrorBody => ({ code, message: code, retryable });

const items = (count: number): BatchItem[] =>
  Array.from({ length: count }, (_each, index) => {
    const accepted = { priority: [], components: [], labels: ['x'] };
    return { id: `${index}`, key: `A-${index}`, suggestionId: `s-${index}`, accepted, changes: [] };
  });

/** A batch whose calls answer what the test wants, null being fine. */
function setUp(answer: (id: string, tries: number) => ErrorBody | null) {
  const asked: string[] = [];
  const failed: string[] = [];
  let waited = 0;
  const call = (verb: string, id: string) => {
    asked.push(`${verb} ${id}`);
    const refused = answer(id, asked.filter((each) => each === `${verb} ${id}`).length);
    return Promise.resolve(refused === null ? { ok: true, data: { suggestion: makeSuggestion() } } : { ok: false, error: refused });
  };
  const noted: BatchIssue[][] = [];
  const standing: { at: string | null; issues: (BatchIssue & { key: string })[] } = { at: null, issues: [] };
  let cameBack = 0;
  const calls = {
    noteBatch: async (issues: BatchIssue[]) => (noted.push(issues), { ok: true, data: {} }),
    getBatch: async () => ({ ok: true, data: standing }),
    // What is decided in a batch counts as such.
    ofIssue: (id: string, together: boolean) => ({
      applyTriage: () => call(together ? 'apply' : 'apply alone', id),
      undoTriage: () => call(together ? 'undo' : 'undo alone', id),
    }),
  } as unknown as QueueCalls;
  const batch = createBatch({
    calls,
    schedule: (task, milliseconds) => {
      waited += milliseconds;
      task();
      return () => undefined;
    },
    onWritten: () => undefined,
    onFailed: ({ key }, { code }) => failed.push(`${key} ${code}`),
    onCameBack: () => void (cameBack += 1),
  });
  return { batch, asked, failed, noted, standing, waited: () => waited, cameBack: () => cameBack };
}

test('writes each issue once, and says which could not be written and why', async () => {
  const { batch, asked, failed } = setUp((id) => (id === '3' ? error('STALE_SUGGESTION') : id === '5' ? error('NOT_PERMITTED') : null));
  await batch.accept(items(8));
  expect(new Set(asked).size).toBe(8);
  expect(asked).toHaveLength(8);
  expect(failed.sort()).toEqual(['A-3 STALE_SUGGESTION', 'A-5 NOT_PERMITTED']);
  expect(batch.getModel()).toMatchObject({ state: 'done', done: 6, failed: 2, of: 8 });
});

test('tries again what failed for a reason that passes, as long as Jira wants to wait, and not for ever', async () => {
  const busy: ErrorBody = { ...error('JIRA_BUSY', true), details: { retryAfterSeconds: 30 } };
  const one = setUp((_id, tries) => (tries === 1 ? busy : null));
  await one.batch.accept(items(1));
  expect(one.waited()).toBe(30_000);
  expect(one.batch.getModel()).toMatchObject({ done: 1, failed: 0 });
  const away = setUp(() => error('JIRA_UNAVAILABLE', true));
  await away.batch.accept(items(1));
  expect(away.asked).toHaveLength(5);
  expect(away.failed).toEqual(['A-0 JIRA_UNAVAILABLE']);
});

test('takes back the whole batch, and nothing that was not written', async () => {
  const { batch, asked } = setUp((id) => (id === '1' ? error('STALE_SUGGESTION') : null));
  await batch.accept(items(3));
  asked.length = 0;
  await batch.undo();
  expect(asked.sort()).toEqual(['undo 0', 'undo 2']);
  // What was undone is not undone again.
  await batch.undo();
  expect(asked).toHaveLength(2);
});

test('says what it sets out to accept before the first is written, as many as are remembered', async () => {
  const { batch, noted, asked } = setUp(() => {
    expect(noted).toHaveLength(1);
    return null;
  });
  await batch.accept(items(1_001));
  expect(asked).toHaveLength(1_001);
  expect(noted[0]).toHaveLength(1_000);
  expect(noted[0]?.[0]).toEqual({ issueId: '0', suggestionId: 's-0' });
});

test('offers to take back what was accepted before the page was opened, and not while something goes on', async () => {
  const { batch, asked, noted, standing, cameBack } = setUp(() => null);
  await batch.recall();
  expect(batch.getModel()).toMatchObject({ state: 'idle', written: [] });
  const issues = items(2).map(({ id, key, suggestionId }) => ({ issueId: id, key, suggestionId }));
  Object.assign(standing, { at: '2026-11-30T10:00:00.000Z', issues });
  await batch.recall();
  expect(batch.getModel()).toMatchObject({ state: 'done', kind: 'accept', done: 2, at: standing.at });
  await batch.undo();
  expect(asked).toEqual(['undo 1', 'undo 0']);
  expect(cameBack()).toBe(1);
  await batch.accept(items(1));
  expect(batch.getModel()).toMatchObject({ kind: 'accept', done: 1, at: null });
  // What is there by now is newer.
  await batch.recall();
  expect(batch.getModel()).toMatchObject({ done: 1, at: null });
  await batch.undo();
  expect([cameBack(), noted]).toEqual([1, [[{ issueId: '0', suggestionId: 's-0' }]]]);
});

test('begins nothing while it is paused, and nothing more once it is stopped', async () => {
  const { batch, asked } = setUp((id) => {
    if (id === '4') batch.stop();
    return null;
  });
  await batch.accept(items(30));
  expect(asked.length).toBeLessThan(10);
  expect(batch.getModel()).toMatchObject({ state: 'done', done: asked.length });
  const paused = setUp((id) => {
    if (id === '2') paused.batch.pause();
    return null;
  });
  paused.batch.subscribe(() => {
    if (paused.batch.getModel().state === 'paused') queueMicrotask(() => paused.batch.pause());
  });
  await paused.batch.accept(items(9));
  expect(paused.batch.getModel()).toMatchObject({ state: 'done', done: 9 });
});

test('does not keep somebody who stops it waiting for Jira, and tries nothing again while it is paused', async () => {
  const busy: ErrorBody = { ...error('JIRA_BUSY', true), details: { retryAfterSeconds: 300 } };
  const run = async (press: 'stop' | 'pause', goOnAfter: number) => {
    const asked: string[] = [];
    let waits = 0;
    const calls = {
      noteBatch: async () => ({ ok: true, data: {} }),
      ofIssue: (id: string) => ({ applyTriage: async () => (asked.push(id), { ok: false, error: busy }) }),
    } as unknown as QueueCalls;
    const batch = createBatch({
      calls,
      schedule: (task) => {
        waits += 1;
        if (waits === 2) batch[press]();
        if (waits === goOnAfter) batch.stop();
        queueMicrotask(task);
        return () => undefined;
      },
      onWritten: () => undefined,
      onFailed: () => undefined,
      onCameBack: () => undefined,
    });
    await batch.accept(items(1));
    return { asked, waits, ...batch.getModel() };
  };
  expect(await run('stop', 0)).toMatchObject({ asked: ['0'], waits: 2, state: 'done', failed: 1 });
  // Five minutes are 1,200 looks; it is paused for longer.
  expect(await run('pause', 3_000)).toMatchObject({ asked: ['0'], waits: 3_000, state: 'done', failed: 1 });
});

test('says exactly what will change, and leaves out what was decided or has nothing ticked', () => {
  const suggestion = makeSuggestion();
  const item = toBatchItem({ id: '1', key: 'A-1' }, suggestion, initialSelection(suggestion));
  expect(item?.changes).toEqual(['Priority: Medium → High', 'Components: + storage', 'Labels: + data-loss']);
  expect(toBatchItem({ id: '1', key: 'A-1' }, suggestion, { priority: [], components: [], labels: [] })).toBeNull();
  const decided = makeSuggestion({ outcome: { kind: 'dismissed', at: '' } });
  expect(toBatchItem({ id: '1', key: 'A-1' }, decided, initialSelection(decided))).toBeNull();
});
