import {
  countSelected,
  EMPTY_SELECTION,
  initialSelection,
  isEdited,
  pickValues,
  selectEverything,
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

describe('selectEverything', () => {
  it('ticks held-back proposals too and keeps what was picked', () => {
    const suggestion = makeSuggestion();
    const selection = { ...EMPTY_SELECTION, components: [SEARCH.id] };
    expect(selectEverything(selection, suggestion)).toEqual({
      priority: [HIGH.id],
      components: [SEARCH.id, STORAGE.id],
      labels: ['data-loss', 'regression'],
    });
  });

  const overwriting = makeSuggestion({
    fields: [
      makeField('priority', { current: [MEDIUM], proposals: [makeProposal(HIGH, { preselected: false, heldBack: 'would-overwrite' })] }),
      makeField('labels', { proposals: [makeProposal(label('api'), { preselected: false, heldBack: 'below-minimum' })] }),
    ],
  });

  it('leaves a priority alone that would replace a value that someone chose', () => {
    expect(selectEverything(EMPTY_SELECTION, overwriting)).toEqual({ priority: [], components: [], labels: ['api'] });
  });

  it('takes that priority when the person ticked it', () => {
    expect(selectEverything({ ...EMPTY_SELECTION, priority: [HIGH.id] }, overwriting).priority).toEqual([HIGH.id]);
  });

  it('leaves the priority that the person chose', () => {
    const selection = { ...EMPTY_SELECTION, priority: [HIGHEST.id] };
    expect(selectEverything(selection, makeSuggestion()).priority).toEqual([HIGHEST.id]);
  });
});

describe('isEdited', () => {
  it('is false for the same values in another order, and true for one more', () => {
    const fields = [makeField('labels', { proposals: ['a', 'b'].map((name) => makeProposal({ id: name, name })) })];
    const suggestion = makeSuggestion({ fields });
    expect(isEdited({ ...EMPTY_SELECTION, labels: ['b', 'a'] }, suggestion)).toBe(false);
    expect(isEdited({ ...EMPTY_SELECTION, labels: ['a', 'b', 'c'] }, suggestion)).toBe(true);
  });
});

it('counts every ticked value', () => {
  expect(countSelected(initialSelection(makeSuggestion()))).toBe(3);
});
