import type { ErrorBody, MissingSetting } from '../../src/contract/error-body';
import type { FieldView, PanelState, RunView, SuggestionView } from '../../src/contract/panel';
import type { TriageField } from '../../src/contract/triage-field';
import { EMPTY_SELECTION, initialSelection, pickValues, toggleValue, type Selection } from './selection';

export type PanelScreen =
  | { kind: 'loading' }
  /** The first load failed; `error` says why. */
  | { kind: 'unavailable' }
  | { kind: 'not-configured'; missing: MissingSetting[] }
  /** `isWithheld`: there is a suggestion that this person may not see. */
  | { kind: 'ready'; isWithheld: boolean }
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
  /** Someone else changed the issue while this person was choosing. */
  isOutdated: boolean;
  /** The model was not asked, because nothing has changed since the suggestion that is shown. */
  isUnchanged: boolean;
  /** Null until someone had to ask. */
  isAdministrator: boolean | null;
  /** Whether the keyboard focus was on a control that has gone, so that its successor takes it. */
  takesFocus: boolean;
}

export type PanelAction =
  | { type: 'loaded'; state: PanelState }
  | { type: 'load-failed'; error: ErrorBody }
  | { type: 'run-started'; at: number }
  | { type: 'run-joined'; run: RunView }
  | { type: 'run-cancelling' }
  | { type: 'change-started'; change: PendingChange }
  | { type: 'suggestion-changed'; suggestion: SuggestionView; isUnchanged?: boolean }
  | { type: 'failed'; error: ErrorBody }
  | { type: 'toggled'; field: TriageField; id: string; isChosen: boolean }
  | { type: 'picked'; field: FieldView; ids: string[] }
  | { type: 'outdated' }
  | { type: 'viewer-known'; isAdministrator: boolean }
  | { type: 'focus-asked'; takesFocus: boolean };

export const INITIAL_MODEL: PanelModel = {
  screen: { kind: 'loading' },
  run: null,
  pending: null,
  error: null,
  selection: EMPTY_SELECTION,
  isOutdated: false,
  isUnchanged: false,
  isAdministrator: null,
  takesFocus: false,
};

/** What the panel shows after something happened. Pure. */
export function reducePanel(model: PanelModel, action: PanelAction): PanelModel {
  switch (action.type) {
    case 'loaded':
      return afterLoad(model, action.state);
    case 'load-failed':
      return { ...settled(model), screen: { kind: 'unavailable' }, error: action.error };
    case 'run-started':
      return {
        ...model,
        run: { id: null, startedAt: action.at, isCancelling: false, isInBackground: false },
        error: null,
        isOutdated: false,
        isUnchanged: false,
      };
    case 'run-joined':
      return { ...model, run: joinedRun(model.run, action.run), error: null };
    case 'run-cancelling':
      return model.run === null ? model : { ...model, run: { ...model.run, isCancelling: true } };
    case 'change-started':
      return { ...model, pending: action.change, error: null };
    case 'suggestion-changed':
      return { ...withSuggestion(model, action.suggestion), isUnchanged: action.isUnchanged === true };
    case 'failed':
      return { ...model, run: null, pending: null, error: action.error };
    case 'toggled':
      return { ...model, selection: toggleValue(model.selection, action.field, action.id, action.isChosen) };
    case 'picked':
      return { ...model, selection: pickValues(model.selection, action.field, action.ids) };
    case 'outdated':
      return { ...model, isOutdated: true };
    case 'viewer-known':
      return { ...model, isAdministrator: action.isAdministrator };
    case 'focus-asked':
      return { ...model, takesFocus: action.takesFocus };
  }
}

function afterLoad(model: PanelModel, state: PanelState): PanelModel {
  switch (state.kind) {
    case 'not-configured':
      return { ...settled(model), screen: { kind: 'not-configured', missing: state.missing } };
    case 'ready':
      return { ...settled(model), screen: { kind: 'ready', isWithheld: state.withheld === true }, error: state.lastFailure ?? null };
    case 'working': {
      const isKept = model.screen.kind === 'suggestion' || model.screen.kind === 'ready';
      const screen: PanelScreen = isKept ? model.screen : { kind: 'ready', isWithheld: false };
      return { ...model, screen, run: joinedRun(model.run, state.run), pending: null, error: null };
    }
    case 'suggestion':
      return { ...withSuggestion(model, state.suggestion), error: state.lastFailure ?? null };
  }
}

function withSuggestion(model: PanelModel, suggestion: SuggestionView): PanelModel {
  return { ...settled(model), screen: { kind: 'suggestion', suggestion }, selection: initialSelection(suggestion) };
}

function settled(model: PanelModel): PanelModel {
  return { ...model, run: null, pending: null, error: null, selection: EMPTY_SELECTION, isOutdated: false, isUnchanged: false };
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
