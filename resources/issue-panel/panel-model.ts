import type { ErrorBody, MissingSetting } from '../../src/contract/error-body';
import type { FieldView, PanelState, RunView, SuggestionView } from '../../src/contract/panel';
import type { TriageField } from '../../src/contract/triage-field';
import type { NextIssue, RecentChange } from './issue-facts';
import { EMPTY_SELECTION, initialSelection, keepChoices, pickValues, toggleValue, type Selection } from './selection';

export type PanelScreen =
  | { kind: 'loading' }
  /** The first load failed; `error` says why. */
  | { kind: 'unavailable' }
  | { kind: 'not-configured'; missing: MissingSetting[] }
  /** `isWithheld`: there is a suggestion that this person may not see. `obstacle`: why asking would be refused. */
  | { kind: 'ready'; isWithheld: boolean; obstacle: ErrorBody | null }
  | { kind: 'suggestion'; suggestion: SuggestionView };

/** A call to the model that is in progress, started here or elsewhere. */
export interface PanelRun {
  /** Unknown while the function that was called here has not answered. */
  id: string | null;
  /** Milliseconds since the epoch. */
  startedAt: number;
  isCancelling: boolean;
  /** Whether it continues in the background, so that the panel can be closed in the meantime. */
  isInBackground: boolean;
}

export type PendingChange = 'apply' | 'apply-all' | 'undo' | 'dismiss';

/** Everything that the panel draws. */
export interface PanelModel {
  screen: PanelScreen;
  run: PanelRun | null;
  pending: PendingChange | null;
  error: ErrorBody | null;
  selection: Selection;
  /** What somebody changed on the issue while this person was choosing. */
  changes: RecentChange[];
  /** Where to go on after a decision that was made here. */
  next: NextIssue | null;
  /** What was pressed has just been replaced by something else: a second click or key still means what was there before. */
  isSettling: boolean;
  /** Null until someone had to ask. */
  isAdministrator: boolean | null;
  /** Counts how often the keyboard focus was on a control that has gone. */
  focusMoves: number;
  /** Which control takes the focus of the one that has gone; null when the focus is where the person left it. */
  focusTarget: 'suggest' | 'next' | null;
}

export type PanelAction =
  | { type: 'loaded'; state: PanelState }
  | { type: 'load-failed'; error: ErrorBody }
  | { type: 'run-started'; at: number }
  | { type: 'run-joined'; run: RunView }
  | { type: 'run-cancelling' }
  | { type: 'change-started'; change: PendingChange }
  /** The suggestion as it is now, with what the person has ticked kept as far as it still can be accepted. */
  | { type: 'suggestion-refreshed'; suggestion: SuggestionView; changes: RecentChange[] }
  | { type: 'suggestion-changed'; suggestion: SuggestionView }
  | { type: 'next-found'; next: NextIssue | null }
  | { type: 'settled' }
  | { type: 'failed'; error: ErrorBody }
  | { type: 'toggled'; field: TriageField; id: string; isChosen: boolean }
  | { type: 'picked'; field: FieldView; ids: string[] }
  | { type: 'viewer-known'; isAdministrator: boolean }
  | { type: 'focus-moved' };

export const INITIAL_MODEL: PanelModel = {
  screen: { kind: 'loading' },
  run: null,
  pending: null,
  error: null,
  selection: EMPTY_SELECTION,
  changes: [],
  next: null,
  isSettling: false,
  isAdministrator: null,
  focusMoves: 0,
  focusTarget: null,
};

/** What the panel shows after something happened. Pure. */
export function reducePanel(model: PanelModel, action: PanelAction): PanelModel {
  switch (action.type) {
    case 'loaded':
      return afterLoad(model, action.state);
    case 'load-failed':
      return { ...atRest(model), screen: { kind: 'unavailable' }, error: action.error };
    case 'run-started':
      return {
        ...model,
        run: { id: null, startedAt: action.at, isCancelling: false, isInBackground: false },
        error: null,
        changes: [],
        next: null,
        focusTarget: null,
      };
    case 'run-joined':
      return { ...model, run: joinedRun(model.run, action.run), error: null };
    case 'run-cancelling':
      return model.run === null ? model : { ...model, run: { ...model.run, isCancelling: true } };
    case 'change-started':
      return { ...model, pending: action.change, error: null, next: null, focusTarget: null };
    case 'suggestion-refreshed': {
      const { suggestion, changes } = action;
      const selection = keepChoices(model.selection, suggestion);
      return { ...model, screen: { kind: 'suggestion', suggestion }, selection, changes };
    }
    case 'suggestion-changed':
      return { ...withSuggestion(model, action.suggestion), isSettling: true };
    case 'next-found':
      return { ...model, next: action.next };
    case 'settled':
      return { ...model, isSettling: false };
    case 'failed':
      return { ...model, run: null, pending: null, error: action.error };
    case 'toggled':
      return { ...model, selection: toggleValue(model.selection, action.field, action.id, action.isChosen) };
    case 'picked':
      return { ...model, selection: pickValues(model.selection, action.field, action.ids) };
    case 'viewer-known':
      return { ...model, isAdministrator: action.isAdministrator };
    case 'focus-moved':
      return { ...model, focusMoves: model.focusMoves + 1, focusTarget: model.next === null ? 'suggest' : 'next' };
  }
}

function afterLoad(model: PanelModel, state: PanelState): PanelModel {
  switch (state.kind) {
    case 'not-configured':
      return { ...atRest(model), screen: { kind: 'not-configured', missing: state.missing } };
    case 'ready':
      return {
        ...atRest(model),
        screen: { kind: 'ready', isWithheld: state.withheld === true, obstacle: state.obstacle ?? null },
        error: state.lastFailure ?? null,
      };
    case 'working': {
      const isKept = model.screen.kind === 'suggestion' || model.screen.kind === 'ready';
      const screen: PanelScreen = isKept ? model.screen : { kind: 'ready', isWithheld: false, obstacle: null };
      return { ...model, screen, run: joinedRun(model.run, state.run), pending: null, error: null };
    }
    case 'suggestion':
      return { ...withSuggestion(model, state.suggestion), error: state.lastFailure ?? null };
  }
}

function withSuggestion(model: PanelModel, suggestion: SuggestionView): PanelModel {
  return { ...atRest(model), screen: { kind: 'suggestion', suggestion }, selection: initialSelection(suggestion) };
}

function atRest(model: PanelModel): PanelModel {
  return { ...model, run: null, pending: null, error: null, selection: EMPTY_SELECTION, changes: [] };
}

/** The start as this page knows it is kept: the clocks of two machines differ. */
function joinedRun(known: PanelRun | null, run: RunView): PanelRun {
  return {
    id: run.id,
    startedAt: known?.startedAt ?? Date.parse(run.startedAt),
    isCancelling: known?.isCancelling ?? false,
    isInBackground: run.isInBackground,
  };
}
