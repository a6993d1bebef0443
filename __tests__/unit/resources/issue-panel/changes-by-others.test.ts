import { makeField, makeSuggestion, STORAGE } from './make-suggestion';
import type { RecentChange } from '../../../../resources/issue-panel/issue-facts';
import { changed, deferred, failed, open, READY, setUp, settle } from './set-up-panel';

describe('a change by somebody else', () => {
  const changedFields = [makeField('priority', { changedSince: true }), ...makeSuggestion().fields.slice(1)];
  const fresh = makeSuggestion({ fields: changedFields });

  it('is shown at once, with who it was, and takes away only the ticks that it makes impossible', async () => {
    const states = [open(), open(fresh)];
    const change = { who: 'Mara', field: 'priority' as const, from: 'Medium', to: 'Low' };
    const findChangesSince = jest.fn(() => Promise.resolve([change]));
    const { panel, model } = setUp({ getPanel: () => Promise.resolve(states.shift() ?? READY) }, { findChangesSince });
    await panel.load();
    panel.toggle('labels', 'regression', true);
    await panel.issueChanged();
    await settle();
    expect(findChangesSince).toHaveBeenCalledWith('2026-03-01T10:00:00.000Z');
    expect(model()).toMatchObject({
      screen: { suggestion: { fields: changedFields } },
      selection: { priority: [], components: [STORAGE.id], labels: ['data-loss', 'regression'] },
      changes: [change],
    });
  });

  it('is not shown any more, nor what was open then, when its author becomes known after the decision', async () => {
    const states = [open(), open(fresh)];
    const author = deferred<RecentChange[]>();
    const applied = makeSuggestion({ outcome: { kind: 'applied', at: '2026-03-01T10:05:00.000Z', changes: [] } });
    const { panel, model } = setUp(
      { getPanel: () => Promise.resolve(states.shift() ?? READY), applyTriage: () => Promise.resolve(changed(applied)) },
      { findChangesSince: () => author.promise },
    );
    await panel.load();
    await panel.issueChanged();
    await panel.acceptSelected();
    author.resolve([{ who: 'Mara', field: 'priority', from: 'Medium', to: 'Low' }]);
    await settle();
    expect(model()).toMatchObject({ screen: { suggestion: { outcome: { kind: 'applied' } } }, changes: [] });
  });

  it('is shown with its author although the panel has looked once more meanwhile', async () => {
    const states = [open(), open(fresh), open(fresh)];
    const author = deferred<RecentChange[]>();
    const change = { who: 'Mara', field: 'priority' as const, from: 'Medium', to: 'Low' };
    const { panel, model } = setUp(
      { getPanel: () => Promise.resolve(states.shift() ?? READY) },
      { findChangesSince: () => author.promise },
    );
    await panel.load();
    await panel.issueChanged();
    await panel.issueChanged();
    author.resolve([change]);
    await settle();
    expect(model().changes).toEqual([change]);
  });

  it('is shown without a name where Jira does not tell', async () => {
    const states = [open(), open(fresh)];
    const { panel, model } = setUp(
      { getPanel: () => Promise.resolve(states.shift() ?? READY) },
      { findChangesSince: () => Promise.reject(new Error('403')) },
    );
    await panel.load();
    await panel.issueChanged();
    await settle();
    expect(model()).toMatchObject({ screen: { suggestion: { fields: changedFields } }, changes: [] });
  });

  it('is looked for when the person comes back to the panel, and not while they move about in it', async () => {
    const getPanel = jest.fn(() => Promise.resolve(open()));
    const { panel, pass } = setUp({ getPanel });
    await panel.load();
    panel.setFocus(true);
    panel.setFocus(false);
    panel.setFocus(true);
    await settle();
    expect(getPanel).toHaveBeenCalledTimes(2);
    panel.setFocus(false);
    pass();
    panel.setFocus(true);
    await settle();
    expect(getPanel).toHaveBeenCalledTimes(3);
  });

  it('is shown at once after a refusal that it has caused, beside the reason', async () => {
    const states = [open(), open(fresh)];
    const { panel, model } = setUp({
      getPanel: () => Promise.resolve(states.shift() ?? READY),
      applyTriage: () => Promise.resolve(failed('STALE_SUGGESTION', false)),
    });
    await panel.load();
    await panel.acceptSelected();
    await settle();
    expect(model()).toMatchObject({ error: { code: 'STALE_SUGGESTION' }, selection: { priority: [], components: [STORAGE.id] } });
  });

  it('costs no call where nothing depends on it', async () => {
    const getPanel = jest.fn(() => Promise.resolve(READY));
    const { panel } = setUp({ getPanel });
    await panel.load();
    await panel.issueChanged();
    expect(getPanel).toHaveBeenCalledTimes(1);
  });
});
