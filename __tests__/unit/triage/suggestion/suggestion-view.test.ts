import { suggestionView } from '../../../../src/triage/suggestion/suggestion-view';
import type { StoredSuggestion } from '../../../../src/triage/suggestion/suggestion';
import { anIssue, NOT_EDITABLE, someSettings } from '../../../fixtures/issues';

const SUGGESTION: StoredSuggestion = {
  id: 's-1',
  issueId: '10001',
  createdAt: 0,
  expiresAt: 1_000,
  valuesThen: { priority: [{ id: '3', name: 'Medium' }] },
  proposals: {
    priority: [{ value: { id: '2', name: 'High' }, confidence: 0.86, reason: 'Data is lost.' }],
    components: [{ value: { id: '102', name: 'Storage' }, confidence: 0.5, reason: '' }],
    labels: [{ value: { id: 'UX', name: 'UX' }, confidence: 0.31, reason: '' }],
  },
  model: 'm',
  learnedFrom: null,
  weighedAgainst: null,
  durationMs: 5,
  descriptionCharacters: 0,
  evidenceIds: [],
  inputHash: 'input',
};

const fieldOf = (view: ReturnType<typeof suggestionView>, field: string) => view.fields.find((each) => each.field === field);

describe('suggestionView', () => {
  it('ticks what reaches the minimum, and says why the rest is held back', () => {
    const view = suggestionView(SUGGESTION, null, anIssue(), someSettings(), []);
    expect(fieldOf(view, 'priority')?.proposals[0]).toMatchObject({ level: 'high', preselected: true });
    expect(fieldOf(view, 'components')?.proposals[0]).toMatchObject({ level: 'medium', preselected: true });
    expect(fieldOf(view, 'labels')?.proposals[0]).toMatchObject({ level: 'low', preselected: false, heldBack: 'below-minimum' });
  });

  it('shows an unknown confidence as that, and ticks it only where there is no minimum', () => {
    const proposals = { ...SUGGESTION.proposals, labels: [{ value: { id: 'UX', name: 'UX' }, confidence: null, reason: '' }] };
    const { fields } = someSettings();
    const labelWith = (minConfidence: number) => {
      const settings = someSettings({ fields: { ...fields, labels: { ...fields.labels, minConfidence } } });
      return fieldOf(suggestionView({ ...SUGGESTION, proposals }, null, anIssue(), settings, []), 'labels')?.proposals[0];
    };
    expect(labelWith(0.01)).toMatchObject({ confidence: null, level: 'unknown', preselected: false, heldBack: 'below-minimum' });
    expect(labelWith(0)).toMatchObject({ level: 'unknown', preselected: true });
  });

  it('calls values what Jira calls them today, in the reader’s language, whatever they were stored as', () => {
    const priorities = [
      { id: '2', name: 'Hoch' },
      { id: '3', name: 'Mittel' },
    ];
    const { editable } = anIssue();
    const german = anIssue(
      { priority: [{ id: '3', name: 'Mittel' }] },
      { editable: { ...editable, priority: { allowed: priorities, defaultId: null, isRequired: false } } },
    );
    expect(fieldOf(suggestionView(SUGGESTION, null, german, someSettings(), []), 'priority')).toMatchObject({
      current: [{ name: 'Mittel' }],
      proposals: [{ value: { id: '2', name: 'Hoch' } }],
    });
    const added = [{ id: '2', name: 'High' }];
    const changes = [{ field: 'priority' as const, added, from: { id: '3', name: 'Medium' } }];
    const applied = { suggestionId: 's-1', state: 'applied' as const, at: 0, revision: '', changes };
    const after = { ...german, values: { ...german.values, priority: added } };
    const view = suggestionView(SUGGESTION, applied, after, someSettings(), []);
    expect(view.outcome).toMatchObject({ changes: [{ added: [{ name: 'Hoch' }], from: { name: 'Mittel' } }] });
    expect(fieldOf(view, 'priority')?.current).toEqual([{ id: '2', name: 'Hoch' }]);
    // Somebody else may not edit, so that only what was asked for tells.
    const looking = anIssue({ priority: [{ id: '3', name: 'Mittel' }] }, { canEdit: false, editable: NOT_EDITABLE });
    const nameIn = (issue: typeof looking) =>
      fieldOf(suggestionView(SUGGESTION, null, issue, someSettings(), []), 'priority')?.proposals[0]?.value.name;
    expect(nameIn(looking)).toBe('High');
    expect(nameIn({ ...looking, choices: { priority: priorities, components: [], labels: [] } })).toBe('Hoch');
  });

  it('shows, but does not tick, a priority that would replace a value that someone chose', () => {
    const highest = [{ id: '1', name: 'Highest' }];
    const chosen = anIssue({ priority: highest });
    const suggestion = { ...SUGGESTION, valuesThen: { priority: highest } };
    expect(fieldOf(suggestionView(suggestion, null, chosen, someSettings(), []), 'priority')?.proposals[0]).toMatchObject({
      preselected: false,
      heldBack: 'would-overwrite',
    });
    const { fields } = someSettings();
    const overwriting = someSettings({ fields: { ...fields, priority: { ...fields.priority, overwrite: true } } });
    expect(fieldOf(suggestionView(suggestion, null, chosen, overwriting, []), 'priority')?.proposals[0]?.preselected).toBe(true);
  });

  it('offers nothing for a field whose value somebody has replaced since, because accepting it would be refused', () => {
    const changed = anIssue({ priority: [{ id: '4', name: 'Low' }] });
    const view = suggestionView(SUGGESTION, null, changed, someSettings(), []);
    expect(fieldOf(view, 'priority')).toMatchObject({ changedSince: true, proposals: [], options: [] });
    expect(fieldOf(view, 'components')?.proposals).toHaveLength(1);
    expect(fieldOf(suggestionView(SUGGESTION, null, anIssue(), someSettings(), []), 'priority')).not.toHaveProperty('changedSince');
  });

  it('prefers the default priority that Jira names over the one in the settings', () => {
    const issue = anIssue(
      {},
      { editable: { ...anIssue().editable, priority: { allowed: [{ id: '2', name: 'High' }], defaultId: '4', isRequired: false } } },
    );
    expect(fieldOf(suggestionView(SUGGESTION, null, issue, someSettings(), []), 'priority')?.currentIsDefault).toBe(false);
  });

  it('drops what is no longer allowed, and what the issue got since', () => {
    const settings = someSettings({ allowlists: { ...someSettings().allowlists, labels: [{ name: 'regression', description: '' }] } });
    const view = suggestionView(SUGGESTION, null, anIssue({ components: [{ id: '102', name: 'Storage' }] }), settings, []);
    expect(fieldOf(view, 'labels')?.proposals).toEqual([]);
    expect(fieldOf(view, 'components')?.proposals).toEqual([]);
    expect(fieldOf(view, 'components')?.options).toEqual([{ id: '101', name: 'Checkout' }]);
  });

  it('shows the proposals, and nothing to pick, to somebody who may not edit', () => {
    const locked = anIssue({}, { canEdit: false, editable: NOT_EDITABLE });
    const settings = someSettings({ allowlists: { ...someSettings().allowlists, labels: [{ name: 'regression', description: '' }] } });
    const view = suggestionView(SUGGESTION, null, locked, settings, []);
    expect(view.fields.map(({ available, proposals, options }) => [available, proposals.map(({ value }) => value.name), options])).toEqual([
      [true, ['High'], []],
      [true, ['Storage'], []],
      [true, [], []],
    ]);
  });

  it('offers the allowlist only, and leaves out a field that is switched off', () => {
    const { fields } = someSettings();
    const view = suggestionView(
      SUGGESTION,
      null,
      anIssue(),
      someSettings({ fields: { ...fields, labels: { ...fields.labels, enabled: false } } }),
      [],
    );
    expect(view.fields.map(({ field }) => field)).toEqual(['priority', 'components']);
    expect(fieldOf(view, 'components')?.options.map(({ name }) => name)).toEqual(['Checkout', 'Storage']);
  });
});
