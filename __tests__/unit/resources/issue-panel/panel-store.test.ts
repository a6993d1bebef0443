import type { ErrorBody } from '../../../../src/contract/error-body';
import type { PanelState, RunView, SuggestionView } from '../../../../src/contract/panel';
import type { Result } from '../../../../src/contract/result';
import type { PanelCalls } from '../../../../resources/issue-panel/panel-calls';
import { createPanelStore } from '../../../../resources/issue-panel/panel-store';
import { HIGH, makeField, makeProposal, makeSuggestion, STORAGE } from './make-suggestion';

const RUN: RunView = { id: 'run-1', startedAt: '2026-03-01T10:00:00.000Z', deadline: '2026-03-01T10:00:20.000Z' };

const READY: Result<PanelState> = { ok: true, data: { kind: 'ready' } };

const WORKING: Result<PanelState> = { ok: true, data: { kind: 'working', run: RUN } };

function open(suggestion = makeSuggestion()): Result<PanelState> {
  return { ok: true, data: { kind: 'suggestion', suggestion } };
}

function changed(suggestion: SuggestionView): Result<{ suggestion: SuggestionView }> {
  return { ok: true, data: { suggestion } };
}

function failed(code: ErrorBody['code'], retryable = true): { ok: false; error: ErrorBody } {
  return { ok: false, error: { code, message: `message of ${code}`, retryable } };
}

function deferred<Data>() {
  let resolve: (data: Data) => void = () => undefined;
  const promise = new Promise<Data>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function setUp(overrides: Partial<PanelCalls> = {}) {
  const unexpected = () => Promise.reject(new Error('not expected in this test'));
  const calls: PanelCalls = {
    getPanel: () => Promise.resolve(READY),
    getViewer: unexpected,
    suggestTriage: unexpected,
    cancelRun: unexpected,
    applyTriage: unexpected,
    undoTriage: unexpected,
    dismissTriage: unexpected,
    ...overrides,
  };
  const scheduled: (() => void)[] = [];
  const refreshIssue = jest.fn();
  const panel = createPanelStore({
    calls,
    refreshIssue,
    now: () => 1_000,
    schedule: (task) => {
      scheduled.push(task);
      return () => {
        scheduled.splice(scheduled.indexOf(task), 1);
      };
    },
  });
  return { panel, scheduled, refreshIssue, model: () => panel.getModel() };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('loading', () => {
  it('asks who looks only where the answer changes what is said', async () => {
    const getViewer = jest.fn(() => Promise.resolve({ ok: true as const, data: { isAdministrator: true } }));
    const ready = setUp({ getViewer });
    await ready.panel.load();
    expect(getViewer).not.toHaveBeenCalled();

    const bare = setUp({
      getViewer,
      getPanel: () => Promise.resolve({ ok: true, data: { kind: 'not-configured', missing: ['endpoint'] } }),
    });
    await bare.panel.load();
    await settle();
    expect(bare.model()).toMatchObject({ screen: { kind: 'not-configured' }, isAdministrator: true });
  });

  it('says when there is a suggestion that this person may not see, until they have their own', async () => {
    const { panel, model } = setUp({
      getPanel: () => Promise.resolve({ ok: true, data: { kind: 'ready', withheld: true } }),
      suggestTriage: () => Promise.resolve({ ok: true, data: { status: 'ready', suggestion: makeSuggestion() } }),
    });
    await panel.load();
    expect(model().screen).toEqual({ kind: 'ready', isWithheld: true });
    await panel.suggest();
    expect(model()).toMatchObject({ screen: { kind: 'suggestion' }, selection: { priority: [HIGH.id] } });
  });

  it('offers the first load again when it fails', async () => {
    const { panel, model } = setUp({ getPanel: () => Promise.resolve(failed('INTERNAL')) });
    await panel.load();
    expect(model()).toMatchObject({ screen: { kind: 'unavailable' }, error: { code: 'INTERNAL' } });
  });

  it('looks at a run of somebody else until its suggestion is there', async () => {
    const answers = [WORKING, WORKING, open()];
    const { panel, scheduled, model } = setUp({ getPanel: () => Promise.resolve(answers.shift() ?? READY) });
    await panel.load();
    expect(model()).toMatchObject({ screen: { kind: 'ready' }, run: { id: 'run-1' } });
    scheduled[0]?.();
    await settle();
    scheduled[0]?.();
    await settle();
    expect(model()).toMatchObject({ screen: { kind: 'suggestion' }, run: null });
    expect(scheduled).toHaveLength(1);
  });

  it('gives up looking at a run that never ends', async () => {
    const { panel, scheduled, model } = setUp({ getPanel: () => Promise.resolve(WORKING) });
    await panel.load();
    for (let looks = 0; looks < 100 && model().run !== null; looks += 1) {
      scheduled.shift()?.();
      await settle();
    }
    expect(model()).toMatchObject({ run: null, error: { retryable: true } });
  });
});

describe('suggesting', () => {
  it('shows the run at once and ticks what comes back', async () => {
    const answer = deferred<Awaited<ReturnType<PanelCalls['suggestTriage']>>>();
    const { panel, model } = setUp({ suggestTriage: () => answer.promise });
    await panel.load();
    const done = panel.suggest();
    expect(model().run).toEqual({ id: null, startedAt: 1_000, isCancelling: false });
    answer.resolve({ ok: true, data: { status: 'ready', suggestion: makeSuggestion() } });
    await done;
    expect(model()).toMatchObject({ run: null, selection: { priority: [HIGH.id], components: [STORAGE.id] } });
  });

  it('keeps the suggestion on the screen while it asks again, and when that fails', async () => {
    const { panel, model } = setUp({
      getPanel: () => Promise.resolve(open()),
      suggestTriage: () => Promise.resolve(failed('ENDPOINT_RATE_LIMITED')),
    });
    await panel.load();
    await panel.suggest();
    expect(model()).toMatchObject({ screen: { kind: 'suggestion' }, error: { code: 'ENDPOINT_RATE_LIMITED' } });
  });

  it('starts one run however often it is asked', async () => {
    const suggestTriage = jest.fn(() => new Promise<never>(() => undefined));
    const { panel } = setUp({ suggestTriage });
    void panel.suggest();
    void panel.suggest();
    expect(suggestTriage).toHaveBeenCalledTimes(1);
  });

  it('asks who looks when a setting is the cure', async () => {
    const { panel, model } = setUp({
      suggestTriage: () => Promise.resolve(failed('EGRESS_BLOCKED', false)),
      getViewer: () => Promise.resolve({ ok: true, data: { isAdministrator: true } }),
    });
    await panel.suggest();
    await settle();
    expect(model()).toMatchObject({ error: { code: 'EGRESS_BLOCKED' }, isAdministrator: true });
  });
});

describe('cancelling', () => {
  it('asks for the run that was started here, cancels it, and drops what it brings later', async () => {
    const answer = deferred<Awaited<ReturnType<PanelCalls['suggestTriage']>>>();
    const cancelRun = jest.fn(() => Promise.resolve(READY));
    const states = [READY, WORKING];
    const { panel, model } = setUp({
      suggestTriage: () => answer.promise,
      getPanel: () => Promise.resolve(states.shift() ?? READY),
      cancelRun,
    });
    await panel.load();
    const suggested = panel.suggest();
    await panel.cancel();
    expect(cancelRun).toHaveBeenCalledWith('run-1');
    answer.resolve({ ok: true, data: { status: 'ready', suggestion: makeSuggestion() } });
    await suggested;
    expect(model()).toMatchObject({ screen: { kind: 'ready' }, run: null, error: null });
  });

  it('shows the suggestion that arrived before the run could be cancelled', async () => {
    const states = [READY, open()];
    const { panel, model } = setUp({
      suggestTriage: () => new Promise<never>(() => undefined),
      getPanel: () => Promise.resolve(states.shift() ?? READY),
    });
    await panel.load();
    void panel.suggest();
    await panel.cancel();
    expect(model()).toMatchObject({ screen: { kind: 'suggestion' }, run: null });
  });
});

describe('accepting', () => {
  it('sends the ticked values and then lets Jira show its fields anew', async () => {
    const applied = makeSuggestion({ outcome: { kind: 'applied', at: '2026-03-01T10:01:00.000Z', changes: [] } });
    const applyTriage = jest.fn(() => Promise.resolve(changed(applied)));
    const { panel, model, refreshIssue } = setUp({ getPanel: () => Promise.resolve(open()), applyTriage });
    await panel.load();
    panel.toggle('priority', HIGH.id, false);
    await panel.acceptSelected();
    expect(applyTriage).toHaveBeenCalledWith('suggestion-1', { componentIds: [STORAGE.id], labels: ['data-loss'] });
    expect(refreshIssue).toHaveBeenCalledTimes(1);
    expect(model()).toMatchObject({ screen: { suggestion: { outcome: { kind: 'applied' } } }, pending: null });
  });

  it('sends every proposal when all are accepted', async () => {
    const applyTriage = jest.fn(() => Promise.resolve(changed(makeSuggestion())));
    const { panel } = setUp({ getPanel: () => Promise.resolve(open()), applyTriage });
    await panel.load();
    await panel.acceptAll();
    expect(applyTriage).toHaveBeenCalledWith('suggestion-1', {
      priorityId: HIGH.id,
      componentIds: [STORAGE.id],
      labels: ['data-loss', 'regression'],
    });
  });

  it('does not replace what somebody chose when all are accepted', async () => {
    const [priority, ...others] = makeSuggestion().fields;
    const proposals = [makeProposal(HIGH, { preselected: false, heldBack: 'would-overwrite' })];
    const suggestion = makeSuggestion({ fields: [makeField('priority', { ...priority, proposals }), ...others] });
    const applyTriage = jest.fn(() => Promise.resolve(changed(suggestion)));
    const { panel } = setUp({ getPanel: () => Promise.resolve(open(suggestion)), applyTriage });
    await panel.load();
    await panel.acceptAll();
    expect(applyTriage).toHaveBeenCalledWith('suggestion-1', {
      componentIds: [STORAGE.id],
      labels: ['data-loss', 'regression'],
    });
  });

  it('keeps what is ticked when the functions refuse, and refreshes nothing', async () => {
    const { panel, model, refreshIssue } = setUp({
      getPanel: () => Promise.resolve(open()),
      applyTriage: () => Promise.resolve(failed('STALE_SUGGESTION', false)),
    });
    await panel.load();
    panel.toggle('labels', 'regression', true);
    await panel.acceptSelected();
    expect(model()).toMatchObject({
      error: { code: 'STALE_SUGGESTION' },
      selection: { labels: ['data-loss', 'regression'] },
      pending: null,
    });
    expect(refreshIssue).not.toHaveBeenCalled();
  });

  it('refreshes after an undo and not after a dismissal', async () => {
    const { panel, refreshIssue } = setUp({
      getPanel: () => Promise.resolve(open()),
      undoTriage: () => Promise.resolve(changed(makeSuggestion())),
      dismissTriage: () => Promise.resolve(changed(makeSuggestion())),
    });
    await panel.load();
    await panel.dismiss();
    expect(refreshIssue).not.toHaveBeenCalled();
    await panel.undo();
    expect(refreshIssue).toHaveBeenCalledTimes(1);
  });
});

describe('a change by somebody else', () => {
  it('is shown at once while the person has touched nothing', async () => {
    const fresh = makeSuggestion({ fields: [] });
    const states = [open(), open(fresh)];
    const { panel, model } = setUp({ getPanel: () => Promise.resolve(states.shift() ?? READY) });
    await panel.load();
    await panel.issueChanged();
    expect(model()).toMatchObject({ screen: { suggestion: { fields: [] } }, isOutdated: false });
  });

  it('is only pointed out while the person is choosing', async () => {
    const getPanel = jest.fn(() => Promise.resolve(open()));
    const { panel, model } = setUp({ getPanel });
    await panel.load();
    panel.toggle('labels', 'regression', true);
    await panel.issueChanged();
    expect(getPanel).toHaveBeenCalledTimes(1);
    expect(model()).toMatchObject({ isOutdated: true, selection: { labels: ['data-loss', 'regression'] } });
  });

  it('costs no call where nothing depends on it', async () => {
    const getPanel = jest.fn(() => Promise.resolve(READY));
    const { panel } = setUp({ getPanel });
    await panel.load();
    await panel.issueChanged();
    expect(getPanel).toHaveBeenCalledTimes(1);
  });
});

describe('the keyboard focus', () => {
  it('moves on only when the control that vanishes held it', async () => {
    const outcome = { ok: true as const, data: { status: 'ready' as const, suggestion: makeSuggestion() } };
    const { panel, model } = setUp({ suggestTriage: () => Promise.resolve(outcome) });
    await panel.suggest();
    expect(model().takesFocus).toBe(false);
    panel.setFocus(true);
    await panel.suggest();
    expect(model().takesFocus).toBe(true);
  });
});

it('drops what arrives after the panel was closed', async () => {
  const answer = deferred<Result<PanelState>>();
  const { panel, model } = setUp({ getPanel: () => answer.promise });
  const loaded = panel.load();
  panel.close();
  answer.resolve(open());
  await loaded;
  expect(model().screen.kind).toBe('loading');
});
