import type { QueueRow } from '../../src/contract/queue';
import type { PanelStore } from '../issue-panel/panel-store';
import type { QueueCalls } from './queue-calls';
import type { QueueModel } from './queue-model';

/** Milliseconds between two looks at what is being asked: each costs Jira's points for the whole page. */
const FIRST_LOOK = 5_000;
const LAST_LOOK = 60_000;

export interface LookingOptions {
  calls: Pick<QueueCalls, 'ofIssue'>;
  schedule: (task: () => void, milliseconds: number) => () => void;
  getModel: () => QueueModel;
  /** Of the issues that this person has opened. */
  panels: ReadonlyMap<string, PanelStore>;
  /** The rows of the page as they are now; null where it could not be read, or is another one by then. */
  readAgain: () => Promise<QueueRow[] | null>;
  renew: (id: string, panel: QueueRow['panel']) => void;
}

/** Looks what has become of the issues of a page that somebody else, or a model, is at work on. */
export function createLooking({ calls, schedule, getModel, panels, readAgain, renew }: LookingOptions) {
  let stopWatching = (): void => undefined;

  /** Whether this page is about to show what it has done itself. */
  const isBusyWith = (id: string): boolean =>
    getModel().notes[id]?.kind === 'saving' || (panels.get(id)?.getModel().pending ?? null) !== null;

  const rowOf = (id: string): QueueRow | undefined => getModel().rows.find((row) => row.id === id);

  /** Looks again and again, less and less often, while any issue of the page is being asked about. */
  function watchRuns(wait = FIRST_LOOK): void {
    stopWatching();
    if (!getModel().rows.some(({ panel }) => panel.kind === 'working')) return;
    stopWatching = schedule(() => void lookAtRuns().then(() => watchRuns(Math.min(2 * wait, LAST_LOOK))), wait);
  }

  /** Reads the whole page for proposals that have come, or are on their way. */
  async function lookAtRuns(): Promise<void> {
    const rows = await readAgain();
    if (rows === null) return;
    for (const { id, panel } of rows) {
      const known = rowOf(id)?.panel;
      const mayHaveCome = known !== undefined && known.kind !== 'suggestion' && known.kind !== panel.kind;
      if (mayHaveCome && !isBusyWith(id)) renew(id, panel);
    }
    // It has left the page: triaged by somebody in the meantime, or moved on by others that have come or gone.
    const found = new Set(rows.map(({ id }) => id));
    const left = getModel().rows.filter(({ id, panel }) => panel.kind === 'working' && !found.has(id));
    for (const { id } of left) await lookAt(id);
  }

  /** Somebody has done something about an issue: what has become of it is read as this person. */
  async function lookAt(id: string): Promise<void> {
    // The list follows what an issue's own panel shows; it stays, since whoever undoes goes back to it.
    const panel = panels.get(id);
    if (panel !== undefined) {
      if (!isBusyWith(id)) await panel.heard();
      return;
    }
    const answer = await calls.ofIssue(id).getPanel();
    if (rowOf(id) === undefined) return;
    if (answer.ok) {
      if (answer.data.kind !== 'not-configured') renew(id, answer.data);
    } else if (!answer.error.retryable) renew(id, { kind: 'ready', lastFailure: answer.error });
    watchRuns();
  }

  return { watchRuns, lookAtRuns, lookAt, close: () => stopWatching() };
}
