import type { PreparedIssue, QueueRow } from '../../src/contract/queue';
import { createStore } from '../common/store';
import type { PanelStore } from '../issue-panel/panel-store';
import { createBatch } from './batch';
import { itemOfRow, type BatchItem } from './batch-item';
import { createIssuePanel, tellingLinks } from './issue-panel';
import { markLinked } from './mark-linked';
import { createPreparing, MOST_AT_ONCE } from './preparing';
import { createKeepUp } from './keep-up';
import { createLooking } from './looking';
import { createPages } from './pages';
import { INITIAL_MODEL, type DecidedIssue, type QueueModel, type QueueStoreOptions } from './queue-model';
import { listRows, nextOpen, type QueueFilter } from './queue-view';
import type { RowNote } from './row-state';

/** Milliseconds in which a second press, or a key that is held down, still means the issue before. */
const SETTLING_TIME = 400;

export type QueueStore = ReturnType<typeof createQueueStore>;

/** The queue's state and everything that can happen to it, without a line of user interface. */
export function createQueueStore({ calls, now, schedule, subscribe: subscribeToIssue }: QueueStoreOptions) {
  const { getModel, subscribe, show } = createStore(INITIAL_MODEL);
  const pages = createPages();
  const panels = new Map<string, PanelStore>();
  let turn = 0;
  let settledAt = 0;

  const change = (part: Partial<QueueModel>): void => show({ ...getModel(), ...part });
  const rowOf = (id: string | null): QueueRow | undefined => getModel().rows.find((row) => row.id === id);
  const listed = (): QueueRow[] => listRows(getModel().rows, getModel().notes, getModel().filter);

  function changeRow(id: string, panel: QueueRow['panel']): void {
    change({ rows: getModel().rows.map((row) => (row.id === id ? { ...row, panel } : row)) });
  }

  function note(id: string, next: RowNote | null): void {
    const { [id]: _before, ...notes } = getModel().notes;
    change({ notes: next === null ? notes : { ...notes, [id]: next } });
  }

  function createPanel(row: QueueRow): PanelStore {
    const own = tellingLinks(calls.ofIssue(row.id), (otherId, isLinked) =>
      change({ rows: markLinked(getModel().rows, [row.id, otherId], isLinked) }),
    );
    const store = createIssuePanel(row, own, { now, schedule });
    store.subscribe(() => keepUp(row.id, store));
    return store;
  }

  /** Shows in the list what has become of an issue's suggestion. */
  function keepUp(id: string, panel: PanelStore): void {
    const { screen } = panel.getModel();
    const known = rowOf(id)?.panel;
    if (screen.kind !== 'suggestion' || known === undefined) return;
    if (known.kind === 'suggestion' && known.suggestion === screen.suggestion) return;
    changeRow(id, { kind: 'suggestion', suggestion: screen.suggestion });
  }

  function panelOf(id: string | null): PanelStore | null {
    const known = panels.get(id ?? '');
    if (known !== undefined) return known;
    const row = rowOf(id);
    if (row === undefined) return null;
    const panel = createPanel(row);
    panels.set(row.id, panel);
    void panel.load().then(() => panel.changedElsewhere());
    return panel;
  }

  function open(id: string | null): void {
    panelOf(id);
    change({ openId: id });
    keepingUp.goTo(id);
  }

  /** Whether a press came too early to mean what it hit; each such press begins the wait anew. */
  function isTooEarly(): boolean {
    const isEarly = now() < settledAt;
    if (isEarly) settledAt = now() + SETTLING_TIME;
    return isEarly;
  }

  /** What is being written, and what was decided last, is followed further on. */
  function leavePage(): void {
    const { lastDecided } = getModel();
    for (const [id, panel] of panels) {
      if (id === lastDecided?.id || panel.getModel().pending !== null) continue;
      panel.close();
      panels.delete(id);
    }
  }

  async function read(page: number): Promise<void> {
    const mine = ++turn;
    change({ isReading: true });
    const answer = await calls.getQueue(pages.tokenOf(page), true);
    if (mine !== turn) return;
    if (!answer.ok) {
      change({ kind: getModel().kind === 'list' ? 'list' : 'failed', error: answer.error, isReading: false });
      return;
    }
    const { data } = answer;
    if (data.kind !== 'list') {
      const reason = data.kind === 'bad-query' ? { badQuery: { jql: data.jql, faults: data.faults } } : { missing: data.missing };
      change({ ...INITIAL_MODEL, kind: data.kind, ...reason });
      return;
    }
    const { rows, next, total, model, rule } = data;
    pages.note(page, next);
    const first = rows.length === 0 ? pages.after(page) : null;
    if (first !== null) return read(first);
    leavePage();
    change({
      kind: 'list',
      error: null,
      rows,
      model,
      rule,
      page,
      hasNext: next !== null,
      readAt: now(),
      isReading: false,
      total: total ?? getModel().total,
    });
    open(nextOpen(listed(), getModel().notes, null) ?? rows[0]?.id ?? null);
    const { openId } = getModel();
    keepingUp.follow(rows.map(({ id }) => id).sort((one, other) => Number(other === openId) - Number(one === openId)));
    looking.watchRuns();
  }

  /** What is known of an issue by now; the open one is read again, any other when it is opened. */
  function renew(id: string, panel: QueueRow['panel']): void {
    changeRow(id, panel);
    if (id === getModel().openId) return void panels.get(id)?.changedElsewhere();
    panels.get(id)?.close();
    panels.delete(id);
  }

  async function readAgain(): Promise<QueueRow[] | null> {
    const mine = turn;
    const answer = await calls.getQueue(pages.tokenOf(getModel().page));
    return mine === turn && answer.ok && answer.data.kind === 'list' ? answer.data.rows : null;
  }

  const looking = createLooking({ calls, schedule, getModel, panels, readAgain, renew });

  const keepingUp = createKeepUp({
    calls,
    subscribe: subscribeToIssue,
    schedule,
    onOthers: (id, others) => change({ others: { ...getModel().others, [id]: others } }),
    lookAt: looking.lookAt,
    lookAtAll: looking.lookAtRuns,
  });

  function takePrepared(issues: PreparedIssue[]): void {
    for (const { id, panel, error } of issues) {
      if (panel !== undefined) renew(id, panel);
      else if (error !== undefined) renew(id, { kind: 'ready', lastFailure: error });
    }
    looking.watchRuns();
  }

  /** The issue as it would be accepted now: with what the person has ticked, where they have opened it. */
  const itemOf = (row: QueueRow): BatchItem | null => itemOfRow(row, panels.get(row.id)?.getModel());

  const selectable = (): QueueRow[] =>
    listed().filter((row) => itemOf(row) !== null && !getModel().selected.some(({ id }) => id === row.id));

  const batch = createBatch({
    calls,
    schedule,
    onWritten({ id }, suggestion) {
      pages.noteAccepted();
      note(id, null);
      renew(id, { kind: 'suggestion', suggestion });
    },
    onFailed: ({ id, key }, error) => note(id, { kind: 'failed', key, error }),
    onCameBack: () => void read(getModel().page),
  });

  const preparing = createPreparing({ calls, now, schedule, onPrepared: takePrepared });

  /** Opens what waits next on this page, or reads the next page when nothing does. */
  function goOn(): void {
    settledAt = now() + SETTLING_TIME;
    const { openId, page, notes } = getModel();
    const id = nextOpen(listed(), notes, openId);
    const nextPage = id === null ? pages.after(page) : null;
    if (id !== null) open(id);
    else if (nextPage !== null) void read(nextPage);
  }

  /** Follows a decision to its end, wherever the person is by then. */
  async function decide({ id, key }: DecidedIssue, act: (panel: PanelStore) => Promise<void>): Promise<void> {
    const panel = panelOf(id);
    if (panel === null) return;
    const work = act(panel);
    note(id, { kind: 'saving' });
    await work;
    const { error } = panel.getModel();
    note(id, error === null ? null : { kind: 'failed', key, error });
  }

  /** Decides about the open issue, and shows the next one meanwhile. */
  function decideAndGoOn(act: (panel: PanelStore) => Promise<void>): void {
    const row = rowOf(getModel().openId);
    if (row === undefined) return;
    void decide(row, act);
    change({ lastDecided: { id: row.id, key: row.key } });
    goOn();
  }

  /** Does nothing while the proposals have only just come: the press meant what stood there before. */
  function press(task: () => void): void {
    if (!isTooEarly()) panelOf(getModel().openId)?.press(task);
  }

  return {
    getModel,
    subscribe,
    listed,
    panelOf,
    /** Reads the first page, and looks whether there is something to take back. */
    load: () => read(0).then(() => (getModel().kind === 'list' ? batch.recall() : undefined)),
    readPage: read,
    filter: (part: Partial<QueueFilter>) => change({ filter: { ...getModel().filter, ...part } }),
    /** Opens an issue that the person pointed at; the keyboard goes on there. */
    open(id: string): void {
      open(id);
      change({ focusMoves: getModel().focusMoves + 1 });
    },
    /** Gives the focus of a control that has gone to the first button. A key that is held down does nothing there. */
    leaveFocus: (): void => {
      settledAt = now() + SETTLING_TIME;
      change({ focusMoves: getModel().focusMoves + 1 });
    },
    accept: () =>
      press(() => {
        pages.noteAccepted();
        decideAndGoOn((panel) => panel.acceptSelected());
      }),
    dismiss: () => press(() => decideAndGoOn((panel) => panel.dismiss())),
    skip: () => press(goOn),
    async suggest(): Promise<void> {
      if (!isTooEarly()) await panelOf(getModel().openId)?.suggest();
    },
    /** Takes back what this person decided last, and shows it again. */
    undoLast(): void {
      const last = getModel().lastDecided;
      const panel = panelOf(last?.id ?? null);
      // Not while it is being written, nor by the press that wrote it.
      if (last === null || panel === null || isTooEarly() || panel.getModel().pending !== null || panel.getModel().isSettling) return;
      if (getModel().rows.some(({ id }) => id === last.id)) open(last.id);
      void decide(last, (panel) => panel.undo());
      change({ lastDecided: null });
    },
    preparing,
    /** Gets proposals ready for this page, or for what comes after it as well. */
    prepare(scope: 'page' | 'all', expected: number): void {
      const { rows, page, model } = getModel();
      const next = scope === 'page' ? null : pages.tokenOf(page + 1);
      void preparing.start({ rows, next, most: MOST_AT_ONCE, usesModel: model !== null }, expected);
    },
    batch,
    selectable,
    select: (row: QueueRow, isSelected: boolean): void =>
      change({ selected: [...getModel().selected.filter(({ id }) => id !== row.id), ...(isSelected ? [row] : [])] }),
    /** Selects everything that the filters leave on this page, beside what is selected. */
    selectListed: () => change({ selected: [...getModel().selected, ...selectable()] }),
    clearSelection: () => change({ selected: [] }),
    /** What accepting the selected issues would write. */
    batchItems: (): BatchItem[] => getModel().selected.flatMap((row) => itemOf(rowOf(row.id) ?? row) ?? []),
    acceptBatch(items: BatchItem[]): void {
      change({ selected: [] });
      void batch.accept(items);
    },
    /** Takes back what was accepted on the open issue. */
    undoOpen(): void {
      const row = rowOf(getModel().openId);
      if (row !== undefined) press(() => void decide(row, (panel) => panel.undo()));
    },
    /** The failures have been seen. */
    forgetFailures(): void {
      change({ notes: Object.fromEntries(Object.entries(getModel().notes).filter(([, { kind }]) => kind !== 'failed')) });
    },
    close(): void {
      turn += 1;
      preparing.close();
      batch.stop();
      looking.close();
      keepingUp.close();
      for (const panel of panels.values()) panel.close();
    },
  };
}
