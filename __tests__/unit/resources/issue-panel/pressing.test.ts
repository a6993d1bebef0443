import type { PanelCalls } from '../../../../resources/issue-panel/panel-calls';
import { makeSuggestion } from './make-suggestion';
import { changed, failed, open, setUp, settle } from './set-up-panel';

describe('the keyboard focus', () => {
  const applied = makeSuggestion({ outcome: { kind: 'applied', at: '2026-03-01T10:01:00.000Z', changes: [] } });
  const calls: Partial<PanelCalls> = { getPanel: () => Promise.resolve(open()), applyTriage: () => Promise.resolve(changed(applied)) };

  it('moves on only when the control that vanishes held it', async () => {
    const { panel, model } = setUp(calls);
    await panel.load();
    await panel.acceptSelected();
    expect(model()).toMatchObject({ focusMoves: 0, focusTarget: null });
  });

  it('goes to the next issue after a decision, and never to what takes it back', async () => {
    const next = { key: 'SHOP-12' };
    const { panel, model } = setUp(calls, { findNextIssue: () => Promise.resolve({ ok: true, data: next }) });
    await panel.load();
    panel.setFocus(true);
    await settle();
    await panel.acceptSelected();
    expect(model()).toMatchObject({ next: next.key, focusMoves: 1, focusTarget: 'next' });
  });

  it('goes to the button that asks where no next issue is known', async () => {
    const { panel, model } = setUp(calls, { findNextIssue: () => Promise.resolve(failed('JIRA_UNAVAILABLE')) });
    await panel.load();
    panel.setFocus(true);
    await settle();
    await panel.acceptSelected();
    expect(model()).toMatchObject({ next: null, focusMoves: 1, focusTarget: 'suggest' });
  });
});

describe('a second press', () => {
  it('does nothing while what it hit has just taken the place of something else, however long a key is held', async () => {
    const applied = makeSuggestion({ outcome: { kind: 'applied', at: '2026-03-01T10:01:00.000Z', changes: [] } });
    const undoTriage = jest.fn(() => Promise.resolve(changed(makeSuggestion())));
    const { panel, model, scheduled, pass } = setUp({
      getPanel: () => Promise.resolve(open()),
      applyTriage: () => Promise.resolve(changed(applied)),
      undoTriage,
    });
    const followed = jest.fn();
    await panel.load();
    await panel.acceptSelected();
    for (let presses = 0; presses < 3; presses += 1) {
      const waiting = scheduled[0];
      await panel.undo();
      panel.press(followed);
      expect(scheduled).not.toContain(waiting);
    }
    expect([undoTriage.mock.calls.length, followed.mock.calls.length, model().isSettling]).toEqual([0, 0, true]);
    pass();
    panel.press(followed);
    await panel.undo();
    expect([undoTriage.mock.calls.length, followed.mock.calls.length]).toEqual([1, 1]);
  });

  it('does not accept what has just arrived', async () => {
    const { panel, pass } = setUp({
      suggestTriage: () => Promise.resolve({ ok: true, data: { status: 'ready', suggestion: makeSuggestion() } }),
    });
    await panel.suggest();
    await panel.acceptSelected();
    pass();
    await expect(panel.acceptSelected()).rejects.toThrow('not expected');
  });
});
