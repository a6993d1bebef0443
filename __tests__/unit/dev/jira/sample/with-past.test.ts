import { createSampleState, withLongPast } from '../../../../../dev/jira';

it('gives the web shop a past before its own issues, in three languages, with nothing twice, and the same each time', () => {
  const sample = createSampleState();
  const state = withLongPast(sample, { issues: 300 });
  const past = state.issues.slice(0, 300);
  const oldest = Math.min(...sample.issues.map(({ created }) => created));
  expect(past.every(({ resolved, projectId }) => projectId === '10001' && resolved !== null && resolved < oldest)).toBe(true);
  for (const name of ['id', 'key'] as const)
    expect(new Set(state.issues.map((issue) => issue[name])).size).toBe(sample.issues.length + 300);
  const text = past.map(({ summary }) => summary).join('\n');
  expect([/\bthe\b/u, /zeigt/u, /[ぁ-ん]/u].map((pattern) => pattern.test(text))).toEqual([true, true, true]);
  expect(text).not.toMatch(/[{}]/u);
  expect(withLongPast(createSampleState(), { issues: 300 })).toEqual(state);
  expect(withLongPast(createSampleState(), { issues: 300, seed: 1 }).issues).not.toEqual(state.issues);
});
