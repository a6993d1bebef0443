import { suggestionShape, type StoredSuggestion } from '../../../../src/triage/suggestion/suggestion';

const proposal = { value: { id: '2', name: 'High' }, confidence: 0.86, reason: 'Data is lost.' };

const STORED: StoredSuggestion = {
  id: 's-1',
  issueId: '10001',
  createdAt: 0,
  expiresAt: 1_000,
  valuesThen: { priority: [{ id: '3', name: 'Medium' }] },
  proposals: { priority: [proposal], components: [], labels: [] },
  model: 'm',
  learnedFrom: null,
  weighedAgainst: null,
  durationMs: 5,
  descriptionCharacters: 0,
  evidenceIds: [],
  inputHash: 'input',
};

it('reads what it stores', () => {
  expect(suggestionShape().parse(STORED)).toEqual(STORED);
});

it.each([
  ['a priority', { id: '3', name: 'Medium' }, [{ id: '3', name: 'Medium' }]],
  ['none', null, []],
])('reads a suggestion of an earlier version, made on an issue with %s', (_what, priorityThen, priority) => {
  expect(suggestionShape().parse({ ...STORED, valuesThen: undefined, priorityThen })).toEqual({ ...STORED, valuesThen: { priority } });
});

it('has nothing for a field that came since', () => {
  const { priority, components } = STORED.proposals;
  expect(suggestionShape().parse({ ...STORED, proposals: { priority, components } }).proposals.labels).toEqual([]);
});

it.each([null, 'text', { priorityThen: 5 }, { ...STORED, valuesThen: { assignee: [] } }])('takes %j for none', (stored) => {
  expect(suggestionShape().safeParse(stored).success).toBe(false);
});
