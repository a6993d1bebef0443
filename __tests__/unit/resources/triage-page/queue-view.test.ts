import { EVERYTHING, listRows, nextOpen, type QueueFilter } from '../../../../resources/triage-page/queue-view';
import { leastConfidence, rowState } from '../../../../resources/triage-page/row-state';
import type { QueueRow } from '../../../../src/contract/queue';
import { HIGH, makeField, makeProposal, makeSuggestion } from '../issue-panel/make-suggestion';
import { makeRow } from './make-row';

const AT = '2026-03-01T10:00:00.000Z';
const notPermitted = { code: 'NOT_PERMITTED', message: '', retryable: false } as const;
const suggested = (overrides: Parameters<typeof makeSuggestion>[0]): QueueRow['panel'] => ({
  kind: 'suggestion',
  suggestion: makeSuggestion(overrides),
});
const sure = (confidence: number | null) =>
  suggested({ fields: [makeField('priority', { proposals: [makeProposal(HIGH, { confidence })] })] });

const ROWS = [
  makeRow('A-1'),
  makeRow('A-2', { kind: 'ready' }, [{ id: 'A-1', key: 'A-1', summary: '', shared: [], isLinked: false }]),
  makeRow('A-3', suggested({ outcome: { kind: 'applied', at: AT, changes: [] } })),
  makeRow('A-4', sure(0.97)),
  makeRow('A-5', suggested({ canEdit: false })),
  makeRow('A-6', { kind: 'ready', obstacle: notPermitted }),
  makeRow('A-7', suggested({ outcome: { kind: 'dismissed', at: AT } })),
  makeRow('A-8', suggested({ outcome: { kind: 'undone', at: AT, changes: [] } })),
];

const keys = (filter: Partial<QueueFilter>, notes = {}) => listRows(ROWS, notes, { ...EVERYTHING, ...filter }).map(({ key }) => key);

test('a row says how things stand with its issue', () => {
  expect(ROWS.map((row) => rowState(row, undefined))).toEqual([
    'proposed',
    'unasked',
    'accepted',
    'proposed',
    'barred',
    'barred',
    'dismissed',
    'proposed',
  ]);
  expect(rowState(makeRow('A-9'), { kind: 'saving' })).toBe('saving');
});

test('an issue is as sure as the least certain of its ticks; what was not said counts as nothing', () => {
  expect(leastConfidence(makeRow('A-1'))).toBe(0.86);
  expect(leastConfidence(makeRow('A-2', sure(null)))).toBe(0);
  expect(leastConfidence(makeRow('A-3', { kind: 'ready' }))).toBeNull();
});

test('filters leave what they name, in the order that was chosen', () => {
  expect(keys({})).toHaveLength(ROWS.length);
  expect(keys({ state: 'open' })).toEqual(['A-1', 'A-2', 'A-4', 'A-8']);
  expect(keys({ state: 'accepted' })).toEqual(['A-3']);
  expect(keys({ state: 'duplicates' })).toEqual(['A-2']);
  expect(keys({ state: 'open', confidence: 0.95 })).toEqual(['A-4']);
  expect(keys({ state: 'open', field: 'labels' })).toEqual(['A-1', 'A-8']);
  expect(keys({ state: 'open', order: 'surest' })).toEqual(['A-4', 'A-1', 'A-8', 'A-2']);
});

test('what comes next waits for somebody; after the last one it goes on from the top', () => {
  expect(nextOpen(ROWS, {}, null)).toBe('A-1');
  expect(nextOpen(ROWS, {}, 'A-2')).toBe('A-4');
  expect(nextOpen(ROWS, {}, 'A-8')).toBe('A-1');
  expect(nextOpen(ROWS, { 'A-1': { kind: 'saving' } }, 'A-8')).toBe('A-2');
  expect(nextOpen(ROWS.slice(2, 3), {}, null)).toBeNull();
});
