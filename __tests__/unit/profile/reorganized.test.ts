import { createProjectPast, createSampleState, PAST_TOPICS, type PastTopic } from '../../../dev/jira';
import { byField, type FieldValue } from '../../../src/contract/triage-field';
import { toCandidates } from '../../../src/profile/ask/candidates';
import { proposeValues } from '../../../src/profile/ask/propose-values';
import { hasDrifted } from '../../../src/profile/backtest/drift';
import { learnResolved } from '../../../src/profile/decisions/learn-resolved';
import { keyOfValue } from '../../../src/profile/hash-with-salt';
import { FIELD_LEARNING } from '../../../src/profile/learn/field-learning';
import { findGivenUp } from '../../../src/profile/learn/given-up';
import { learnProject, toPastIssue, type PastIssue } from '../../../src/profile/learn/learn-project';
import type { LearnedField } from '../../../src/profile/learn/learned-field';
import { packField, unpackField } from '../../../src/profile/store/pack-field';
import { countTerms } from '../../../src/profile/terms/count-terms';
import { cleanIssueText } from '../../../src/text/clean-issue-text';
import { hashWord } from './generated-profile';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 1);
/** When search and catalogue were merged, accounts were split, and the storefront was renamed, of the project's whole time. */
const REORGANIZED = 0.6;

const BEFORE: Partial<Record<PastTopic, string>> = { 'Sign-in': 'Customer accounts' };
const AFTER: Partial<Record<PastTopic, string>> = { Search: 'Discovery', Catalogue: 'Discovery', 'Customer accounts': 'Profiles' };
/** A component keeps its id when it is renamed. */
const RENAMED: Record<string, string> = { Storefront: 'Website' };

const componentOf = (topic: PastTopic, share: number): string => (share < REORGANIZED ? BEFORE : AFTER)[topic] ?? topic;
const GONE = ['Search', 'Catalogue', 'Customer accounts'];
const names = [...new Set(PAST_TOPICS.flatMap((topic) => [componentOf(topic, 0), componentOf(topic, 1)]))];
const values = names.map((id): FieldValue => ({ id, name: RENAMED[id] ?? id }));

const [pattern] = createSampleState().issues;
if (pattern === undefined) throw new Error('The sample site has no issue.');
const issues = createProjectPast({
  pattern,
  count: 1_500,
  from: NOW - 1_000 * DAY_MS,
  to: NOW,
  seed: 11,
  languages: ['en', 'de', 'ja'],
  topics: PAST_TOPICS,
  componentsOf: (topic, share) => [componentOf(topic, share)],
  prioritiesOf: () => ['3'],
  firstNumber: 1,
});
const past = issues.map((issue): PastIssue => {
  const text = cleanIssueText(issue, { maskPersonalData: true, names: [] });
  const components = issue.componentIds.map((id) => ({ id, name: id }));
  return toPastIssue(text, { id: issue.id, at: issue.resolved ?? 0, values: { ...byField(() => []), components } }, hashWord);
});
const cut = Math.floor(past.length * REORGANIZED);
const candidates = toCandidates('components', values, hashWord);
const { components: learning } = FIELD_LEARNING;

function learn(some: readonly PastIssue[]): LearnedField {
  return learnProject(some, { ...byField(() => []), components: values }, hashWord).components.field;
}

function propose(field: LearnedField, { terms }: PastIssue): string {
  return names[proposeValues('components', field, candidates, { terms, words: new Map() })[0]?.index ?? -1] ?? '';
}

function shareRight(field: LearnedField, some: readonly PastIssue[]): number {
  const keys = new Map(values.map((value) => [value.id, keyOfValue('components', value, hashWord)]));
  const right = some.filter((issue) => issue.values.components.includes(keys.get(propose(field, issue)) ?? -1));
  return right.length / some.length;
}

const noTerms = countTerms({ summary: '', description: '' }, hashWord);
const later = past.slice(-200);

describe('a project whose components were merged, split and renamed', () => {
  it('gets what it has now, and nothing that was given up, from a past that has both', () => {
    const field = unpackField(packField(learn(past.slice(0, -200))));
    expect(shareRight(field, later)).toBeGreaterThan(0.93);
    expect(later.filter((issue) => GONE.includes(propose(field, issue)))).toEqual([]);
    const website = later.find(({ values: own }) =>
      own.components.includes(keyOfValue('components', { id: 'Storefront', name: '' }, hashWord)),
    );
    expect(website && propose(field, website)).toBe('Storefront');
  });

  it('is followed day by day, and seen to have changed until it is learned anew', () => {
    const field = unpackField(packField(learn(past.slice(0, cut))));
    const before = { asked: 200, right: Math.round(200 * shareRight(field, past.slice(cut - 200, cut))) };
    expect(before.right).toBeGreaterThan(180);
    const atFirst = shareRight(field, later);
    const days = past.slice(cut, -200).map(({ terms, values: own }) => ({ terms, values: own.components }));
    const [first, ...rest] = Array.from({ length: Math.ceil(days.length / 50) }, (_each, day) => days.slice(50 * day, 50 * (day + 1)));
    expect(hasDrifted(before, learnResolved(field, candidates, first ?? [], learning))).toBe(true);
    for (const day of rest) learnResolved(field, candidates, day, learning);
    expect(shareRight(field, later)).toBeGreaterThan(atFirst + 0.2);
  });

  it.each<[string, readonly number[], number[]]>([
    ['nobody uses any more', [400, 60, 12, 400, 0], [2]],
    ['somebody uses by habit', [400, 60, 12, 400, 1], [2]],
    ['is used more rarely', [400, 60, 12, 400, 10], []],
    ['was always rare', [40, 6, 0, 40, 0], []],
  ])('takes for given up what %s, or does not', (_what, [ones = 0, twos = 0, threes = 0, onesSince = 0, twosSince = 0], expected) => {
    const of = (value: number, times: number) => Array.from({ length: times }, () => ({ terms: noTerms, values: [value] }));
    const found = findGivenUp([...of(1, ones), ...of(2, twos), ...of(3, threes), ...of(1, onesSince), ...of(2, twosSince)]);
    expect([...found.keys()]).toEqual(expected);
  });
});
