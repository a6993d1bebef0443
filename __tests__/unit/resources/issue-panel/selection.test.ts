import {
  countSelected,
  EMPTY_SELECTION,
  initialSelection,
  keepChoices,
  pickValues,
  selectRecommended,
  toggleValue,
} from '../../../../resources/issue-panel/selection';
import { HIGH, HIGHEST, label, makeField, makeProposal, makeSuggestion, MEDIUM, SEARCH, STORAGE } from './make-suggestion';

describe('initialSelection', () => {
  it('ticks what the functions preselected, and nothing that they held back', () => {
    expect(initialSelection(makeSuggestion())).toEqual({ priority: [HIGH.id], components: [STORAGE.id], labels: ['data-loss'] });
  });

  it('ticks one priority even when two are preselected', () => {
    const fields = [makeField('priority', { proposals: [makeProposal(HIGH), makeProposal(HIGHEST)] })];
    expect(initialSelection(makeSuggestion({ fields })).priority).toEqual([HIGH.id]);
  });

  it('ticks nothing in a field that the issue does not offer', () => {
    const fields = [makeField('components', { available: false, proposals: [makeProposal(STORAGE)] })];
    expect(initialSelection(makeSuggestion({ fields }))).toEqual(EMPTY_SELECTION);
  });
});

describe('toggleValue', () => {
  it('replaces the ticked priority', () => {
    const selection = toggleValue({ ...EMPTY_SELECTION, priority: [HIGH.id] }, 'priority', HIGHEST.id, true);
    expect(selection.priority).toEqual([HIGHEST.id]);
  });

  it('adds a label once, and takes it away again', () => {
    const ticked = toggleValue(EMPTY_SELECTION, 'labels', 'ui', true);
    expect(toggleValue(ticked, 'labels', 'ui', true).labels).toEqual(['ui']);
    expect(toggleValue(ticked, 'labels', 'ui', false).labels).toEqual([]);
  });
});

describe('pickValues', () => {
  const components = makeField('components', { proposals: [makeProposal(STORAGE)], options: [STORAGE, SEARCH] });

  it('keeps the ticked proposals beside what the picker holds', () => {
    const selection = { ...EMPTY_SELECTION, components: [STORAGE.id] };
    expect(pickValues(selection, components, [SEARCH.id]).components).toEqual([STORAGE.id, SEARCH.id]);
  });

  it('drops what was taken out of the picker', () => {
    const selection = { ...EMPTY_SELECTION, components: [STORAGE.id, SEARCH.id] };
    expect(pickValues(selection, components, []).components).toEqual([STORAGE.id]);
  });

  it('holds one priority at most', () => {
    const priority = makeField('priority', { proposals: [makeProposal(HIGH)], options: [HIGH, HIGHEST] });
    expect(pickValues({ ...EMPTY_SELECTION, priority: [HIGH.id] }, priority, [HIGHEST.id]).priority).toEqual([HIGHEST.id]);
  });
});

describe('selectRecommended', () => {
  it('takes what is recommended and what was picked, and nothing below the minimum', () => {
    const selection = { ...EMPTY_SELECTION, components: [SEARCH.id] };
    expect(selectRecommended(selection, makeSuggestion())).toEqual({
      priority: [HIGH.id],
      components: [SEARCH.id, STORAGE.id],
      labels: ['data-loss'],
    });
  });

  const heldBack = makeSuggestion({
    fields: [
      makeField('priority', { current: [MEDIUM], proposals: [makeProposal(HIGH, { preselected: false, heldBack: 'would-overwrite' })] }),
      makeField('labels', { proposals: [makeProposal(label('api'), { preselected: false, heldBack: 'below-minimum' })] }),
    ],
  });

  it('takes what was held back only where the person ticked it', () => {
    expect(selectRecommended(EMPTY_SELECTION, heldBack)).toEqual(EMPTY_SELECTION);
    const ticked = { ...EMPTY_SELECTION, priority: [HIGH.id], labels: ['api'] };
    expect(selectRecommended(ticked, heldBack)).toEqual(ticked);
  });

  it('leaves the priority that the person chose', () => {
    const selection = { ...EMPTY_SELECTION, priority: [HIGHEST.id] };
    expect(selectRecommended(selection, makeSuggestion()).priority).toEqual([HIGHEST.id]);
  });
});

describe('keepChoices', () => {
  it('keeps what can still be accepted, picked values too, and ticks nothing anew', () => {
    const fields = [
      makeField('priority', { changedSince: true }),
      makeField('components', { proposals: [makeProposal(STORAGE)], options: [STORAGE, SEARCH] }),
    ];
    const selection = { priority: [HIGH.id], components: [SEARCH.id], labels: ['gone'] };
    expect(keepChoices(selection, makeSuggestion({ fields }))).toEqual({ priority: [], components: [SEARCH.id], labels: [] });
  });
});

it('counts every ticked value', () => {
  expect(countSelected(initialSelection(makeSuggestion()))).toBe(3);
});
