import { makeInvoke } from '@forge/bridge';
import type { AcceptedValues, PanelDefinitions, PanelState, SuggestionView, SuggestOutcome } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import { isRecord, settle } from '../common/settle';

/** The panel's resolver functions; none of them rejects. */
export interface PanelCalls {
  getPanel(): Promise<Result<PanelState>>;
  getViewer(): Promise<Result<{ isAdministrator: boolean }>>;
  /** `again`: asks the model even when nothing has changed since the stored suggestion. */
  suggestTriage(again: boolean): Promise<Result<SuggestOutcome>>;
  cancelRun(runId: string): Promise<Result<PanelState>>;
  applyTriage(suggestionId: string, accepted: AcceptedValues): Promise<Result<{ suggestion: SuggestionView }>>;
  undoTriage(suggestionId: string): Promise<Result<{ suggestion: SuggestionView }>>;
  dismissTriage(suggestionId: string): Promise<Result<{ suggestion: SuggestionView }>>;
}

const invoke = makeInvoke<PanelDefinitions>();

/** The calls over the bridge, each answer checked for the parts that the panel draws. */
export const panelCalls: PanelCalls = {
  getPanel: () => settle(() => invoke('getPanel'), isPanelState),
  getViewer: () => settle(() => invoke('getViewer'), isViewer),
  suggestTriage: (again) => settle(() => invoke('suggestTriage', { again }), isSuggestOutcome),
  cancelRun: (runId) => settle(() => invoke('cancelRun', { runId }), isPanelState),
  applyTriage: (suggestionId, accepted) => settle(() => invoke('applyTriage', { suggestionId, accepted }), holdsSuggestion),
  undoTriage: (suggestionId) => settle(() => invoke('undoTriage', { suggestionId }), holdsSuggestion),
  dismissTriage: (suggestionId) => settle(() => invoke('dismissTriage', { suggestionId }), holdsSuggestion),
};

function isPanelState(data: unknown): data is PanelState {
  if (!isRecord(data)) return false;
  switch (data['kind']) {
    case 'ready':
      return true;
    case 'not-configured':
      return Array.isArray(data['missing']);
    case 'working':
      return isRun(data['run']);
    case 'suggestion':
      return isSuggestion(data['suggestion']);
    default:
      return false;
  }
}

function isSuggestOutcome(data: unknown): data is SuggestOutcome {
  if (!isRecord(data)) return false;
  return data['status'] === 'pending' ? isRun(data['run']) : isSuggestion(data['suggestion']);
}

function holdsSuggestion(data: unknown): data is { suggestion: SuggestionView } {
  return isRecord(data) && isSuggestion(data['suggestion']);
}

function isViewer(data: unknown): data is { isAdministrator: boolean } {
  return isRecord(data) && typeof data['isAdministrator'] === 'boolean';
}

function isRun(value: unknown): boolean {
  return isRecord(value) && typeof value['id'] === 'string';
}

function isSuggestion(value: unknown): boolean {
  if (!isRecord(value) || typeof value['id'] !== 'string' || !isRecord(value['outcome'])) return false;
  return Array.isArray(value['fields']) && Array.isArray(value['similar']);
}
