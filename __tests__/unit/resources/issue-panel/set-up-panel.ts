import type { ErrorBody } from '../../../../src/contract/error-body';
import type { PanelState, RunView, SuggestionView } from '../../../../src/contract/panel';
import type { Result } from '../../../../src/contract/result';
import type { PanelCalls } from '../../../../resources/issue-panel/panel-calls';
import { createPanelStore, type PanelStoreOptions } from '../../../../resources/issue-panel/panel-store';
import { makeSuggestion } from './make-suggestion';

export const RUN: RunView = {
  id: 'run-1',
  startedAt: '2026-03-01T10:00:00.000Z',
  deadline: '2026-03-01T10:00:20.000Z',
  isInBackground: false,
};

export const READY: Result<PanelState> = { ok: true, data: { kind: 'ready' } };

export const WORKING: Result<PanelState> = { ok: true, data: { kind: 'working', run: RUN } };

export function open(suggestion = makeSuggestion()): Result<PanelState> {
  return { ok: true, data: { kind: 'suggestion', suggestion } };
}

export function changed(suggestion: SuggestionView): Result<{ suggestion: SuggestionView }> {
  return { ok: true, data: { suggestion } };
}

export function failed(code: ErrorBody['code'], retryable = true): { ok: false; error: ErrorBody } {
  return { ok: false, error: { code, message: `message of ${code}`, retryable } };
}

/** A promise to be settled later. */
export function deferred<Data>() {
  let resolve: (data: Data) => void = () => undefined;
  const promise = new Promise<Data>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A panel over calls that fail the test unless it names them; what is scheduled waits in `scheduled`. */
export function setUp(
  overrides: Partial<PanelCalls> = {},
  facts: Partial<Pick<PanelStoreOptions, 'findNextIssue' | 'findChangesSince'>> = {},
) {
  const unexpected = () => Promise.reject(new Error('not expected in this test'));
  const calls: PanelCalls = {
    getPanel: () => Promise.resolve(READY),
    getViewer: unexpected,
    suggestTriage: unexpected,
    findSimilar: unexpected,
    cancelRun: unexpected,
    applyTriage: unexpected,
    undoTriage: unexpected,
    dismissTriage: unexpected,
    linkDuplicate: unexpected,
    unlinkDuplicate: unexpected,
    ...overrides,
  };
  const scheduled: (() => void)[] = [];
  const refreshIssue = jest.fn();
  const tellOthers = jest.fn();
  const panel = createPanelStore({
    calls,
    findNextIssue: () => Promise.resolve({ ok: true, data: { key: null } }),
    findChangesSince: () => Promise.resolve([]),
    refreshIssue,
    tellOthers,
    now: () => 1_000,
    ...facts,
    schedule: (task) => {
      scheduled.push(task);
      return () => {
        const place = scheduled.indexOf(task);
        if (place >= 0) scheduled.splice(place, 1);
      };
    },
  });
  /** Lets everything that was scheduled happen. */
  const pass = () => scheduled.splice(0).forEach((task) => task());
  return { panel, scheduled, pass, refreshIssue, tellOthers, model: () => panel.getModel() };
}

/** Lets what is under way come to rest. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
