import type { FieldView, ProposalView, SimilarIssueView, SuggestionView } from '../../../../src/contract/panel';
import type { FieldValue, TriageField } from '../../../../src/contract/triage-field';

export const MEDIUM: FieldValue = { id: '3', name: 'Medium' };
export const HIGH: FieldValue = { id: '2', name: 'High' };
export const HIGHEST: FieldValue = { id: '1', name: 'Highest' };
export const STORAGE: FieldValue = { id: '10010', name: 'storage' };
export const SEARCH: FieldValue = { id: '10011', name: 'search' };

export function label(name: string): FieldValue {
  return { id: name, name };
}

export function makeProposal(value: FieldValue, overrides: Partial<ProposalView> = {}): ProposalView {
  return { value, confidence: 0.86, level: 'high', reason: 'It says so.', preselected: true, ...overrides };
}

export function makeField(field: TriageField, overrides: Partial<FieldView> = {}): FieldView {
  return { field, available: true, current: [], currentIsDefault: false, proposals: [], options: [], minConfidence: 0.5, ...overrides };
}

export function makeSimilar(key: string, overrides: Partial<SimilarIssueView> = {}): SimilarIssueView {
  return {
    id: `id of ${key}`,
    key,
    summary: `Summary of ${key}`,
    values: { priority: ['High'], components: ['storage'], labels: ['data-loss'] },
    ...overrides,
  };
}

/** Priority High and component storage ticked, label regression held back. */
export function makeSuggestion(overrides: Partial<SuggestionView> = {}): SuggestionView {
  return {
    id: 'suggestion-1',
    createdAt: '2026-03-01T10:00:00.000Z',
    expiresAt: '2026-03-31T10:00:00.000Z',
    outcome: { kind: 'open' },
    canEdit: true,
    fields: [
      makeField('priority', { current: [MEDIUM], proposals: [makeProposal(HIGH)], options: [HIGHEST, HIGH] }),
      makeField('components', { proposals: [makeProposal(STORAGE)], options: [STORAGE, SEARCH] }),
      makeField('labels', {
        current: [label('api')],
        proposals: [
          makeProposal(label('data-loss')),
          makeProposal(label('regression'), { preselected: false, heldBack: 'below-minimum', confidence: 0.31, level: 'low' }),
        ],
        options: [label('data-loss'), label('regression'), label('ui')],
      }),
    ],
    similar: [],
    model: 'llama3.1:8b',
    learnedFrom: null,
    weighedAgainst: null,
    durationMs: 2_100,
    descriptionCharacters: 640,
    ...overrides,
  };
}
