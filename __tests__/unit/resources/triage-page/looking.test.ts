import { createLooking } from '../../../../resources/triage-page/looking';
import { INITIAL_MODEL } from '../../../../resources/triage-page/queue-model';
import type { QueueCalls } from '../../../../resources/triage-page/queue-calls';
import type { QueueRow } from '../../../../src/contract/queue';
import { makeRow } from './make-row';

const WORKING: QueueRow['panel'] = { kind: 'working', run: { id: 'run', startedAt: '', isInBackground: true } as never };

/** A page with one issue that is being asked about, and what a look at the page, and at the issue, brings. */
function setUp(page: QueueRow[] | null, issue: object) {
  let rows = [{ ...makeRow('A-1'), panel: WORKING }];
  const asked: string[] = [];
  let next: (() => void) | null = null;
  const looking = createLooking({
    calls: { ofIssue: (id: string) => ({ getPanel: async () => (asked.push(id), issue) }) } as unknown as QueueCalls,
    schedule: (task) => {
      next = task;
      return () => void (next = null);
    },
    getModel: () => ({ ...INITIAL_MODEL, rows }),
    panels: new Map(),
    readAgain: async () => page,
    renew: (id, panel) => void (rows = rows.map((row) => (row.id === id ? { ...row, panel } : row))),
  });
  return { looking, asked, stateOf: () => rows[0]?.panel, isWatching: () => next !== null };
}

const NEVER = { ok: false, error: { code: 'INTERNAL', message: '', retryable: true } };

it('shows what has come for an issue that has left the page meanwhile, and looks no more', async () => {
  const panel = makeRow('A-1').panel;
  const at = setUp([makeRow('A-2')], { ok: true, data: panel });
  at.looking.watchRuns();
  await at.looking.lookAtRuns();
  expect([at.asked, at.stateOf(), at.isWatching()]).toEqual([['A-1'], panel, false]);
});

it('says that an issue is gone, and looks no more', async () => {
  const error = { code: 'ISSUE_NOT_FOUND', message: 'Gone.', retryable: false };
  const at = setUp([], { ok: false, error });
  at.looking.watchRuns();
  await at.looking.lookAtRuns();
  expect([at.stateOf(), at.isWatching()]).toEqual([{ kind: 'ready', lastFailure: error }, false]);
});

it('asks about no issue that is still there, nor where the page could not be read', async () => {
  for (const page of [[{ ...makeRow('A-1'), panel: WORKING }], null]) {
    const at = setUp(page, NEVER);
    await at.looking.lookAtRuns();
    expect([at.asked, at.stateOf()]).toEqual([[], WORKING]);
  }
});
