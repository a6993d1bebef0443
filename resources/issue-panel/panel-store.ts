import type { ErrorBody } from '../../src/contract/error-body';
import type { FieldView, PanelState, RunView, SuggestionView } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import type { TriageField } from '../../src/contract/triage-field';
import { isCuredBySettings } from '../common/error-message';
import { localError } from '../common/settle';
import { strings } from '../common/strings';
import type { PanelCalls } from './panel-calls';
import { INITIAL_MODEL, reducePanel, type PanelAction, type PanelModel, type PendingChange } from './panel-model';
import { isEdited, selectEverything } from './selection';

/** Milliseconds between two looks at a run: often at first, when most runs end. */
const POLL_INTERVAL = 1_500;
const LATER_POLL_INTERVAL = 4_000;
const POLL_OFTEN_FOR = 30_000;

/** Milliseconds that a run is looked at beyond its own deadline, at which the functions report it as failed. */
const POLL_GRACE = 30_000;

interface PanelStoreOptions {
  calls: PanelCalls;
  /** Asks Jira to show its own fields again. Must not reject. */
  refreshIssue: () => void;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Runs something later; gives back how to call it off. */
  schedule: (task: () => void, milliseconds: number) => () => void;
}

export type PanelStore = ReturnType<typeof createPanelStore>;

/** The panel's state and everything that can happen to it, without a line of user interface. */
export function createPanelStore({ calls, refreshIssue, now, schedule }: PanelStoreOptions) {
  let model: PanelModel = INITIAL_MODEL;
  const listeners = new Set<() => void>();
  /** Only the newest call may change what is shown: what an older one brings is dropped. */
  let turn = 0;
  let holdsFocus = false;
  let stopPolling = (): void => undefined;

  function dispatch(action: PanelAction): void {
    model = reducePanel(model, action);
    for (const listener of listeners) listener();
  }

  /** For changes that replace the control that the person used. */
  function dispatchAndMoveFocus(action: PanelAction): void {
    model = reducePanel(model, { type: 'focus-asked', takesFocus: holdsFocus });
    dispatch(action);
  }

  function nextTurn(): () => boolean {
    stopPolling();
    const mine = ++turn;
    return () => mine === turn;
  }

  /** Reads the state again; what cannot be read leaves the screen as it is. */
  async function look(): Promise<void> {
    const isCurrent = nextTurn();
    const answer = await calls.getPanel();
    if (isCurrent() && answer.ok) show(answer);
  }

  function show(answer: Result<PanelState>, waited = 0): void {
    if (!answer.ok) {
      const isFirst = model.screen.kind === 'loading' || model.screen.kind === 'unavailable';
      dispatch({ type: isFirst ? 'load-failed' : 'failed', error: answer.error });
      return;
    }
    dispatchAndMoveFocus({ type: 'loaded', state: answer.data });
    if (answer.data.kind === 'working') poll(answer.data.run, waited);
    if (answer.data.kind === 'not-configured') void askViewer();
    if (model.error !== null && isCuredBySettings(model.error)) void askViewer();
  }

  /** Looks at a run again and again, until it has ended or outlived its deadline. */
  function poll(run: RunView, waited: number): void {
    if (waited > Date.parse(run.deadline) - Date.parse(run.startedAt) + POLL_GRACE) {
      dispatch({ type: 'failed', error: localError(strings.panel.stillWorking) });
      return;
    }
    const isCurrent = nextTurn();
    const interval = waited < POLL_OFTEN_FOR ? POLL_INTERVAL : LATER_POLL_INTERVAL;
    stopPolling = schedule(() => {
      void calls.getPanel().then((answer) => {
        if (!isCurrent()) return;
        // A run of minutes outlasts a moment without an answer.
        if (!answer.ok && answer.error.retryable) poll(run, waited + interval);
        else show(answer, waited + interval);
      });
    }, interval);
  }

  async function askViewer(): Promise<void> {
    if (model.isAdministrator !== null) return;
    const answer = await calls.getViewer();
    if (answer.ok) dispatch({ type: 'viewer-known', isAdministrator: answer.data.isAdministrator });
  }

  function fail(error: ErrorBody): void {
    dispatchAndMoveFocus({ type: 'failed', error });
    if (isCuredBySettings(error)) void askViewer();
  }

  async function load(): Promise<void> {
    const isCurrent = nextTurn();
    const answer = await calls.getPanel();
    if (isCurrent()) show(answer);
  }

  async function suggest(again = false): Promise<void> {
    if (model.run !== null || model.pending !== null) return;
    const isCurrent = nextTurn();
    dispatchAndMoveFocus({ type: 'run-started', at: now() });
    const answer = await calls.suggestTriage(again);
    if (!isCurrent()) return;
    if (!answer.ok) fail(answer.error);
    else if (answer.data.status === 'ready') {
      const { suggestion, unchanged } = answer.data;
      dispatchAndMoveFocus({ type: 'suggestion-changed', suggestion, isUnchanged: unchanged });
    } else {
      dispatch({ type: 'run-joined', run: answer.data.run });
      poll(answer.data.run, 0);
    }
  }

  /** The id of a run that was started here becomes known only by asking: its function has not answered yet. */
  async function cancel(): Promise<void> {
    if (model.run === null || model.run.isCancelling) return;
    const isCurrent = nextTurn();
    const knownId = model.run.id;
    dispatch({ type: 'run-cancelling' });
    let answer: Result<PanelState> | null = null;
    let runId = knownId;
    if (runId === null) {
      answer = await calls.getPanel();
      if (answer.ok && answer.data.kind === 'working') runId = answer.data.run.id;
    }
    if (runId !== null) answer = await calls.cancelRun(runId);
    if (isCurrent() && answer !== null) show(answer);
  }

  async function change(
    kind: PendingChange,
    call: (suggestion: SuggestionView) => Promise<Result<{ suggestion: SuggestionView }>>,
  ): Promise<boolean> {
    if (model.screen.kind !== 'suggestion' || model.run !== null || model.pending !== null) return false;
    const isCurrent = nextTurn();
    dispatch({ type: 'change-started', change: kind });
    const answer = await call(model.screen.suggestion);
    if (!isCurrent()) return answer.ok;
    if (answer.ok) dispatchAndMoveFocus({ type: 'suggestion-changed', suggestion: answer.data.suggestion });
    else fail(answer.error);
    return answer.ok;
  }

  async function accept(kind: 'apply' | 'apply-all'): Promise<void> {
    const isApplied = await change(kind, (suggestion) => {
      const selection = kind === 'apply' ? model.selection : selectEverything(model.selection, suggestion);
      return calls.applyTriage(suggestion.id, selection);
    });
    if (isApplied) refreshIssue();
  }

  return {
    getModel: (): PanelModel => model,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load,
    suggest: () => suggest(),
    /** Insists: the model is asked although nothing has changed. */
    askAgain: () => suggest(true),
    cancel,
    acceptSelected: () => accept('apply'),
    acceptAll: () => accept('apply-all'),
    async undo(): Promise<void> {
      if (await change('undo', (suggestion) => calls.undoTriage(suggestion.id))) refreshIssue();
    },
    async dismiss(): Promise<void> {
      await change('dismiss', (suggestion) => calls.dismissTriage(suggestion.id));
    },
    toggle: (field: TriageField, id: string, isChosen: boolean) => dispatch({ type: 'toggled', field, id, isChosen }),
    pick: (field: FieldView, ids: string[]) => dispatch({ type: 'picked', field, ids }),
    /** Jira says that the issue changed: look again, unless that would take away what the person is doing. */
    async issueChanged(): Promise<void> {
      if (model.run !== null || model.pending !== null) return;
      if (model.screen.kind !== 'suggestion' || model.screen.suggestion.outcome.kind !== 'open') return;
      if (isEdited(model.selection, model.screen.suggestion)) {
        dispatch({ type: 'outdated' });
        return;
      }
      await look();
    },
    /** The panel and the action may both be open: what was decided in one is shown in the other, unless it is at work. */
    async decisionMade(): Promise<void> {
      if (model.run === null && model.pending === null) await look();
    },
    /** Buttons that vanish when they have done their work say whether they hold the keyboard focus. */
    setFocus(isHeld: boolean): void {
      holdsFocus = isHeld;
    },
    /** Stops looking at a run, and drops what is still in progress. */
    close(): void {
      nextTurn();
    },
  };
}
