import type { ErrorBody, MissingSetting } from '../../src/contract/error-body';
import type { PanelState, RunView, SuggestionView } from '../../src/contract/panel';
import type { RecentChange } from './issue-facts';
import { EMPTY_SELECTION, initialSelection, keepChoices, type Selection } from './selection';

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
  /** Key of the issue to go on with after a decision that was made here. */
  next: string | null;
  /** Account ids of those who are on this issue as well. */
  others: string[];
  /** What was pressed has just been replaced by something else: a second click or key still means what was there before. */
  isSettling: boolean;
  /** Null until someone had to ask. */
  isAdministrator: boolean | null;
  /** Counts how often the keyboard focus was on a control that has gone. */
  focusMoves: number;
  /** Which control takes the focus of the one that has gone; null when the focus is where the person left it. */
  focusTarget: 'suggest' | 'next' | null;
}

/** Nothing in progress, nothing ticked and nothing to tell. */
const AT_REST = { run: null, pending: null, error: null, selection: EMPTY_SELECTION, changes: [] };

export const INITIAL_MODEL: PanelModel = {
  ...AT_REST,
  screen: { kind: 'loading' },
  next: null,
  others: [],
  isSettling: false,
  isAdministrator: null,
  focusMoves: 0,
  focusTarget: null,
};

/** What the panel shows once its state was read. */
export function showState(model: PanelModel, state: PanelState): PanelModel {
  switch (state.kind) {
    case 'not-configured':
      return { ...model, ...AT_REST, screen: { kind: 'not-configured', missing: state.missing } };
    case 'ready':
      return {
        ...model,
        ...AT_REST,
        screen: { kind: 'ready', isWithheld: state.withheld === true, obstacle: state.obstacle ?? null },
        error: state.lastFailure ?? null,
      };
    case 'working': {
      const isKept = model.screen.kind === 'suggestion' || model.screen.kind === 'ready';
      const screen: PanelScreen = isKept ? model.screen : { kind: 'ready', isWithheld: false, obstacle: null };
      return { ...joinRun(model, state.run), screen, pending: null };
    }
    case 'suggestion':
      return { ...showSuggestion(model, state.suggestion), error: state.lastFailure ?? null };
  }
}

/** What it shows when its state could not be read: what stood there before, if anything did. */
export function showFailedLoad(model: PanelModel, error: ErrorBody): PanelModel {
  const { kind } = model.screen;
  return kind === 'loading' || kind === 'unavailable'
    ? { ...model, ...AT_REST, screen: { kind: 'unavailable' }, error }
    : fail(model, error);
}

export function fail(model: PanelModel, error: ErrorBody): PanelModel {
  return { ...model, run: null, pending: null, error };
}

/** @param startedAt milliseconds since the epoch */
export function startRun(model: PanelModel, startedAt: number): PanelModel {
  const run = { id: null, startedAt, isCancelling: false, isInBackground: false };
  return { ...model, run, error: null, changes: [], next: null, focusTarget: null };
}

/** Shows a run as the functions know it. The start as this page knows it is kept: the clocks of two machines differ. */
export function joinRun(model: PanelModel, { id, startedAt, isInBackground }: RunView): PanelModel {
  const { run } = model;
  return {
    ...model,
    run: { id, startedAt: run?.startedAt ?? Date.parse(startedAt), isCancelling: run?.isCancelling ?? false, isInBackground },
    error: null,
  };
}

export function startChange(model: PanelModel, pending: PendingChange): PanelModel {
  return { ...model, pending, error: null, next: null, focusTarget: null };
}

/** Another suggestion, or the same one after a decision, with what is recommended ticked. */
export function showSuggestion(model: PanelModel, suggestion: SuggestionView): PanelModel {
  return { ...model, ...AT_REST, screen: { kind: 'suggestion', suggestion }, selection: initialSelection(suggestion) };
}

/** The suggestion as it is now, with what the person has ticked kept as far as it still can be accepted. */
export function refreshSuggestion(model: PanelModel, suggestion: SuggestionView, changes: RecentChange[]): PanelModel {
  return { ...model, screen: { kind: 'suggestion', suggestion }, selection: keepChoices(model.selection, suggestion), changes };
}

/** Gives the focus of a control that has gone to the one that comes next. */
export function moveFocus(model: PanelModel): PanelModel {
  return { ...model, focusMoves: model.focusMoves + 1, focusTarget: model.next === null ? 'suggest' : 'next' };
}
