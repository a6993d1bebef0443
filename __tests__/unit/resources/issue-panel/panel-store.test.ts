import type { PanelState } from '../../../../src/contract/panel';
import type { Result } from '../../../../src/contract/result';
import type { PanelCalls } from '../../../../resources/issue-panel/panel-calls';
import { HIGH, makeSuggestion, STORAGE } from './make-suggestion';
import { deferred, failed, open, READY, setUp, settle, WORKING, RUN } from './set-up-panel';

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
    expect(model().screen).toEqual({ kind: 'ready', isWithheld: true, obstacle: null });
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
    expect(model().run).toEqual({ id: null, startedAt: 1_000, isCancelling: false, isInBackground: false });
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

describe('a run in the background', () => {
  const background = {
    ok: true as const,
    data: { kind: 'working' as const, run: { ...RUN, deadline: '2026-03-01T10:08:00.000Z', isInBackground: true } },
  };

  it('is said to go on without this page, and shows what it brings without a click', async () => {
    const states = [READY, background, open()];
    const { panel, model, scheduled } = setUp({
      suggestTriage: () => Promise.resolve({ ok: true, data: { status: 'pending', run: background.data.run } }),
      getPanel: () => Promise.resolve(states.shift() ?? READY),
    });
    await panel.load();
    await panel.suggest();
    expect(model().run).toMatchObject({ id: 'run-1', isInBackground: true });
    scheduled.splice(0).forEach((look) => look());
    await settle();
    expect(model().run).toMatchObject({ isInBackground: true });
    scheduled.splice(0).forEach((look) => look());
    await settle();
    expect(model()).toMatchObject({ screen: { kind: 'suggestion' }, run: null });
  });

  it('outlasts a moment without an answer, and is given up only after its deadline', async () => {
    const { panel, model, scheduled } = setUp({
      suggestTriage: () => Promise.resolve({ ok: true, data: { status: 'pending', run: background.data.run } }),
      getPanel: () => Promise.resolve(failed('INTERNAL')),
    });
    await panel.suggest();
    let looks = 0;
    for (; scheduled.length > 0 && looks < 1_000; looks += 1) {
      scheduled.splice(0).forEach((look) => look());
      await settle();
    }
    expect(model()).toMatchObject({ run: null, error: { code: 'INTERNAL' } });
    // Eight minutes and a half: every 1.5 s for half a minute, then every 4 s.
    expect(looks).toBe(20 + 121);
  });

  it('shows how it failed beside the suggestion that there was before', async () => {
    const { error } = failed('ENDPOINT_ERROR');
    const state = open();
    const { panel, model } = setUp({
      getPanel: () => Promise.resolve(state.ok ? { ok: true, data: { ...state.data, lastFailure: error } as never } : state),
      getViewer: () => Promise.resolve({ ok: true, data: { isAdministrator: false } }),
    });
    await panel.load();
    expect(model()).toMatchObject({ screen: { kind: 'suggestion' }, error });
  });
});

it('asks the model again where a suggestion is on the screen, whatever has changed', async () => {
  const suggestTriage = jest.fn(() =>
    Promise.resolve({ ok: true as const, data: { status: 'ready' as const, suggestion: makeSuggestion() } }),
  );
  const { panel, pass, tellOthers } = setUp({ suggestTriage });
  await panel.load();
  await panel.suggest();
  pass();
  await panel.suggest();
  expect(suggestTriage.mock.calls).toEqual([[false], [true]]);
  expect(tellOthers).toHaveBeenCalledTimes(2);
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

it('drops what arrives after the panel was closed', async () => {
  const answer = deferred<Result<PanelState>>();
  const { panel, model } = setUp({ getPanel: () => answer.promise });
  const loaded = panel.load();
  panel.close();
  answer.resolve(open());
  await loaded;
  expect(model().screen.kind).toBe('loading');
});
