import { HIGH, makeField, makeProposal, makeSuggestion, STORAGE } from './make-suggestion';
import { changed, failed, open, setUp } from './set-up-panel';

it('sends the ticked values and then lets Jira show its fields anew', async () => {
  const applied = makeSuggestion({ outcome: { kind: 'applied', at: '2026-03-01T10:01:00.000Z', changes: [] } });
  const applyTriage = jest.fn(() => Promise.resolve(changed(applied)));
  const { panel, model, refreshIssue } = setUp({ getPanel: () => Promise.resolve(open()), applyTriage });
  await panel.load();
  panel.toggle('priority', HIGH.id, false);
  await panel.acceptSelected();
  expect(applyTriage).toHaveBeenCalledWith('suggestion-1', { priority: [], components: [STORAGE.id], labels: ['data-loss'] });
  expect(refreshIssue).toHaveBeenCalledTimes(1);
  expect(model()).toMatchObject({ screen: { suggestion: { outcome: { kind: 'applied' } } }, pending: null });
});

it('sends nothing below the minimum when all are accepted, but what the person ticked or picked', async () => {
  const applyTriage = jest.fn(() => Promise.resolve(changed(makeSuggestion())));
  const { panel, pass } = setUp({ getPanel: () => Promise.resolve(open()), applyTriage });
  await panel.load();
  panel.toggle('priority', HIGH.id, false);
  await panel.acceptAll();
  expect(applyTriage).toHaveBeenLastCalledWith('suggestion-1', { priority: [HIGH.id], components: [STORAGE.id], labels: ['data-loss'] });
  pass();
  panel.toggle('labels', 'regression', true);
  await panel.acceptAll();
  expect(applyTriage).toHaveBeenLastCalledWith('suggestion-1', {
    priority: [HIGH.id],
    components: [STORAGE.id],
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
  expect(applyTriage).toHaveBeenCalledWith('suggestion-1', { priority: [], components: [STORAGE.id], labels: ['data-loss'] });
});

it('keeps what is ticked when the functions refuse, and refreshes nothing', async () => {
  const { panel, model, refreshIssue } = setUp({
    getPanel: () => Promise.resolve(open()),
    applyTriage: () => Promise.resolve(failed('STALE_SUGGESTION', false)),
  });
  await panel.load();
  panel.toggle('labels', 'regression', true);
  await panel.acceptSelected();
  expect(model()).toMatchObject({ error: { code: 'STALE_SUGGESTION' }, selection: { labels: ['data-loss', 'regression'] }, pending: null });
  expect(refreshIssue).not.toHaveBeenCalled();
});

it('tells the other places of each decision, and refreshes Jira’s fields after an undo and not after a dismissal', async () => {
  const { panel, refreshIssue, tellOthers, pass } = setUp({
    getPanel: () => Promise.resolve(open()),
    undoTriage: () => Promise.resolve(changed(makeSuggestion())),
    dismissTriage: () => Promise.resolve(changed(makeSuggestion())),
  });
  await panel.load();
  await panel.dismiss();
  expect([refreshIssue.mock.calls.length, tellOthers.mock.calls.length]).toEqual([0, 1]);
  pass();
  await panel.undo();
  expect([refreshIssue.mock.calls.length, tellOthers.mock.calls.length]).toEqual([1, 2]);
});
