import type { ErrorBody } from '../../src/contract/error-body';
import type { FieldView, PanelState, RunView, SuggestionView } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import type { TriageField } from '../../src/contract/triage-field';
import { isCuredBySettings } from '../common/error-message';
import { localError } from '../common/settle';
import { createStore } from '../common/store';
import * as strings from '../common/strings';
import type { RecentChange } from './issue-facts';
import { createFocusWatch } from './focus-watch';
import { createLink } from './create-link';
import type { PanelCalls } from './panel-calls';
import {
  fail,
  INITIAL_MODEL,
  joinRun,
  moveFocus,
  refreshSuggestion,
  showFailedLoad,
  showState,
  showSuggestion,
  startChange,
  startRun,
  type PanelModel,
  type PendingChange,
} from './panel-model';
import { pollInterval } from './poll-interval';
import { pickValues, selectRecommended, toggleValue } from './selection';

/** Milliseconds that a run is looked at beyond its own deadline, at which the functions report it as failed. */
const POLL_GRACE = 30_000;

/** Milliseconds in which a second click, or a key that is held down, still means what was there before. */
const SETTLING_TIME = 600;

export interface PanelStoreOptions {
  calls: PanelCalls;
  /** Never rejects; a failure costs a link. */
  findNextIssue: () => Promise<Result<{ key: string | null }>>;
  /** Jira's own words about the issue; may reject, which costs a line. */
  findChangesSince: (since: string) => Promise<RecentChange[]>;
  /** Asks Jira to show its own fields again. Must not reject. */
  refreshIssue: () => void;
  /** Tells the app's other places on this page that there is something new. Must not reject. */
  tellOthers: () => void;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Runs something later; gives back how to call it off. */
  schedule: (task: () => void, milliseconds: number) => () => void;
}

export type PanelStore = ReturnType<typeof createPanelStore>;

/** The panel's state and everything that can happen to it, without a line of user interface. */
export function createPanelStore(options: PanelStoreOptions) {
  const { calls, findNextIssue, findChangesSince, refreshIssue, tellOthers, now, schedule } = options;
  const { getModel, subscribe, show: showModel } = createStore(INITIAL_MODEL);
  /** Only the newest call may change what is shown: what an older one brings is dropped. */
  let turn = 0;
  let stopPolling = (): void => undefined;
  let pollNow: (() => void) | null = null;
  let stopSettling = (): void => undefined;

  function patch(part: Partial<PanelModel>): void {
    showModel({ ...getModel(), ...part });
  }

  /** For changes that replace the control that the person used. */
  function showAndMoveFocus(model: PanelModel): void {
    const isMoved = focus.release();
    showModel(model);
    if (isMoved) showModel(moveFocus(model));
  }

  /** A suggestion that has just come, or just been decided about, in the place of what could be pressed before. */
  function showChanged(suggestion: SuggestionView): void {
    showAndMoveFocus({ ...showSuggestion(getModel(), suggestion), isSettling: true });
    settleSoon();
    tellOthers();
  }

  function settleSoon(): void {
    stopSettling();
    stopSettling = schedule(() => patch({ isSettling: false }), SETTLING_TIME);
  }

  /** Whether a press came too early to mean what it hit; each such press begins the wait anew, so that a key held down does nothing. */
  function isTooEarly(): boolean {
    if (getModel().isSettling) settleSoon();
    return getModel().isSettling;
  }

  function nextTurn(): () => boolean {
    stopPolling();
    pollNow = null;
    const mine = ++turn;
    return () => mine === turn;
  }

  /** Reads the state again; what cannot be read leaves the screen as it is, and what the person has ticked stays. */
  async function look(): Promise<void> {
    const { screen, run, pending } = getModel();
    if (screen.kind !== 'suggestion' && screen.kind !== 'ready') return;
    if (run !== null || pending !== null) return;
    const isCurrent = nextTurn();
    const answer = await calls.getPanel();
    if (isCurrent() && answer.ok) showFresh(answer.data);
  }

  function showFresh(state: PanelState): void {
    const { screen } = getModel();
    const known = screen.kind === 'suggestion' ? screen.suggestion : null;
    const isSame = (fresh: SuggestionView): boolean => fresh.id === known?.id && fresh.outcome.kind === known.outcome.kind;
    if (known === null || state.kind !== 'suggestion' || !isSame(state.suggestion)) {
      show({ ok: true, data: state });
      return;
    }
    const { suggestion } = state;
    if (suggestion.outcome.kind !== 'open' || JSON.stringify(suggestion.fields) === JSON.stringify(known.fields)) return;
    showModel(refreshSuggestion(getModel(), suggestion, []));
    void findChangesSince(suggestion.createdAt).then(
      (changes) => {
        const shown = getModel().screen;
        // By now the person may have decided, or something else may have changed.
        if (shown.kind === 'suggestion' && shown.suggestion === suggestion) patch({ changes });
      },
      () => undefined,
    );
  }

  const focus = createFocusWatch(schedule, () => {
    // Jira does not tell of what the person changed in its own fields: whoever comes back finds it here all the same.
    const { screen } = getModel();
    if (screen.kind === 'suggestion' && screen.suggestion.outcome.kind === 'open') void look();
  });

  function show(answer: Result<PanelState>, waited = 0): void {
    if (!answer.ok) {
      showModel(showFailedLoad(getModel(), answer.error));
      return;
    }
    showAndMoveFocus(showState(getModel(), answer.data));
    if (answer.data.kind === 'working') poll(answer.data.run, waited);
    if (answer.data.kind === 'not-configured') void askViewer();
    const { error, screen } = getModel();
    const problem = error ?? (screen.kind === 'ready' ? screen.obstacle : null);
    if (problem !== null && isCuredBySettings(problem)) void askViewer();
  }

  /** Looks at a run again and again, until it has ended or outlived its deadline. */
  function poll(run: RunView, waited: number): void {
    if (waited > Date.parse(run.deadline) - Date.parse(run.startedAt) + POLL_GRACE) {
      showModel(fail(getModel(), localError(strings.panel.stillWorking)));
      return;
    }
    const isCurrent = nextTurn();
    const interval = pollInterval(waited);
    pollNow = () => {
      pollNow = null;
      void calls.getPanel().then((answer) => {
        if (!isCurrent()) return;
        // A run of minutes outlasts a moment without an answer.
        if (!answer.ok && answer.error.retryable) poll(run, waited + interval);
        else show(answer, waited + interval);
      });
    };
    stopPolling = schedule(pollNow, interval);
  }

  async function askViewer(): Promise<void> {
    if (getModel().isAdministrator !== null) return;
    const answer = await calls.getViewer();
    if (answer.ok) patch({ isAdministrator: answer.data.isAdministrator });
  }

  function showError(error: ErrorBody): void {
    showAndMoveFocus(fail(getModel(), error));
    if (isCuredBySettings(error)) void askViewer();
  }

  async function load(): Promise<void> {
    const isCurrent = nextTurn();
    const answer = await calls.getPanel();
    if (isCurrent()) show(answer);
  }

  /** What is on the screen was seen, so asking again asks the model again. */
  async function suggest(): Promise<void> {
    const { run, pending, screen } = getModel();
    if (run !== null || pending !== null || isTooEarly()) return;
    const isCurrent = nextTurn();
    showModel(startRun(getModel(), now()));
    const answer = await calls.suggestTriage(screen.kind === 'suggestion');
    if (!isCurrent()) return;
    if (!answer.ok) showError(answer.error);
    else if (answer.data.status === 'ready') showChanged(answer.data.suggestion);
    else {
      showModel(joinRun(getModel(), answer.data.run));
      poll(answer.data.run, 0);
    }
  }

  /** The id of a run that was started here becomes known only by asking: its function has not answered yet. */
  async function cancel(): Promise<void> {
    const { run } = getModel();
    if (run === null || run.isCancelling) return;
    const isCurrent = nextTurn();
    const knownId = run.id;
    patch({ run: { ...run, isCancelling: true } });
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
    const { screen, run, pending } = getModel();
    if (screen.kind !== 'suggestion' || run !== null || pending !== null || isTooEarly()) return false;
    const isCurrent = nextTurn();
    showModel(startChange(getModel(), kind));
    const answer = await call(screen.suggestion);
    if (!isCurrent()) return answer.ok;
    if (answer.ok) showChanged(answer.data.suggestion);
    else {
      showError(answer.error);
      if (answer.error.code === 'STALE_SUGGESTION') void look();
    }
    return answer.ok;
  }

  /** A decision that ends the work on this issue: the way to the next one is looked for meanwhile. */
  function decide(kind: 'apply' | 'apply-all' | 'dismiss', call: Parameters<typeof change>[1]): Promise<boolean> {
    return change(kind, (suggestion) => {
      void findNextIssue().then((answer) => patch({ next: answer.ok ? answer.data.key : null }));
      return call(suggestion);
    });
  }

  async function accept(kind: 'apply' | 'apply-all'): Promise<void> {
    const isApplied = await decide(kind, (suggestion) => {
      const { selection } = getModel();
      return calls.applyTriage(suggestion.id, kind === 'apply' ? selection : selectRecommended(selection, suggestion));
    });
    if (isApplied) refreshIssue();
  }

  return {
    getModel,
    subscribe,
    load,
    suggest,
    findSimilar: () => calls.findSimilar(),
    link: createLink(calls, refreshIssue),
    cancel,
    acceptSelected: () => accept('apply'),
    acceptAll: () => accept('apply-all'),
    async undo(): Promise<void> {
      if (await change('undo', (suggestion) => calls.undoTriage(suggestion.id))) refreshIssue();
    },
    async dismiss(): Promise<void> {
      await decide('dismiss', (suggestion) => calls.dismissTriage(suggestion.id));
    },
    /** Does what a control asks for that has just taken the place of another, unless the press was meant for that one. */
    press(task: () => void): void {
      if (!isTooEarly()) task();
    },
    toggle: (field: TriageField, id: string, isChosen: boolean) =>
      patch({ selection: toggleValue(getModel().selection, field, id, isChosen) }),
    pick: (field: FieldView, ids: string[]) => patch({ selection: pickValues(getModel().selection, field, ids) }),
    /** Jira says that somebody changed the issue. Where there is no suggestion, nothing depends on it. */
    async issueChanged(): Promise<void> {
      if (getModel().screen.kind === 'suggestion') await look();
    },
    /** Somebody has done something about the suggestion, perhaps this person and here: then what is in progress tells. */
    async heard(): Promise<void> {
      if (pollNow === null) return look();
      stopPolling();
      pollNow();
    },
    showOthers: (others: string[]) => patch({ others }),
    /** The panel and the action may both be open: what happened in one is shown in the other, unless it is at work. */
    changedElsewhere: look,
    /** For controls that vanish when they have done their work: whether they hold the keyboard focus. */
    setFocus: (isHeld: boolean): void => focus.set(isHeld),
    /** Stops looking at a run, and drops what is still in progress. */
    close(): void {
      nextTurn();
      stopSettling();
      focus.close();
    },
  };
}
