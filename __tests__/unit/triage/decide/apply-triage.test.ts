import type { AcceptedValues, FieldChange } from '../../../../src/contract/panel';
import type { ErrorCode } from '../../../../src/contract/error-body';
import type { LiveEvent, LiveState } from '../../../../src/contract/live';
import { TriageError } from '../../../../src/contract/triage-error';
import type { IssueChange } from '../../../../src/issue/issue-change';
import type { IssueSnapshot } from '../../../../src/issue/issue';
import type { StoredDecision } from '../../../../src/triage/suggestion/decision';
import type { StoredSuggestion } from '../../../../src/triage/suggestion/suggestion';
import { applyTriage } from '../../../../src/triage/decide/apply-triage';
import type { TriageContext } from '../../../../src/triage/triage-context';
import { anIssue, named, someSettings } from '../../../fixtures/issues';

const NOW = 1_000_000;
const MEDIUM = { id: '3', name: 'Medium' };
const SUGGESTION = { id: 's-1', issueId: '10001', createdAt: NOW, expiresAt: 2 * NOW, valuesThen: { priority: [MEDIUM] }, evidenceIds: [] };
const PROPOSALS = { proposals: { priority: [], components: [], labels: [] } };

const label = (...names: string[]): FieldChange => ({ field: 'labels', added: names.map((name) => ({ id: name, name })) });
const decided = (state: StoredDecision['state'], ...changes: FieldChange[]): StoredDecision => ({
  suggestionId: 's-1',
  state,
  at: 1,
  revision: 'earlier',
  changes,
});

interface Situation {
  /** What stands on the issue beside the default priority. */
  values?: Partial<IssueSnapshot['values']>;
  mayNotEdit?: true;
  decision?: StoredDecision;
  settings?: ReturnType<typeof someSettings>;
  /** Milliseconds until the resolver has to have ended. */
  timeLeft?: number;
  /** What Jira says to a change instead of making it. */
  jiraSays?: ErrorCode;
  /** Somebody else's decision, which is stored between reading and writing. */
  meanwhile?: StoredDecision;
}

/** A site with one suggestion, and what happens there in its order. */
function aSite({ values, mayNotEdit, decision, settings = someSettings(), timeLeft = 20_000, jiraSays, meanwhile }: Situation) {
  const steps: string[] = [];
  const sent: IssueChange[] = [];
  const told: LiveState[] = [];
  let stored = decision ?? null;
  let revisions = 0;
  const store = {
    readSettings: () => Promise.resolve({ version: 1, savedAt: 1, settings }),
    readOverrides: () => Promise.resolve({ version: 0, savedAt: null, overrides: null }),
    readProfileHead: () => Promise.resolve(null),
    readSuggestion: () => Promise.resolve({ ...SUGGESTION, ...PROPOSALS } as unknown as StoredSuggestion),
    readDecision: () => Promise.resolve(stored),
    createDecision: async (_issueId: string, next: StoredDecision) => {
      stored = meanwhile ?? stored;
      if (stored !== null) return false;
      return note(`create ${next.state}`, next);
    },
    writeDecision: async (_issueId: string, next: StoredDecision, before: StoredDecision) =>
      stored?.revision === before.revision && note(`write ${next.state}`, next),
    deleteDecision: async (_issueId: string, before: StoredDecision) => stored?.revision === before.revision && note('delete', null),
    recordEvent: () => Promise.reject(new TriageError('INTERNAL')),
  };
  function note(step: string, next: StoredDecision | null): true {
    steps.push(step);
    stored = next;
    return true;
  }
  const issue = anIssue(values, mayNotEdit === true ? { canEdit: false } : {});
  const jira = {
    readIssue: () => Promise.resolve(issue),
    readIssueWithPeople: () => Promise.resolve({ ...issue, people: [] }),
    changeIssue: async (_issueId: string, change: IssueChange) => {
      steps.push('change the issue');
      sent.push(change);
      if (jiraSays !== undefined) throw new TriageError(jiraSays);
    },
  };
  const context = {
    issueId: '10001',
    project: null,
    store,
    jira,
    live: { tell: ({ state }: LiveEvent) => Promise.resolve(void told.push(state)) },
    clock: () => NOW,
    random: { id: () => `revision-${(revisions += 1)}` },
    deadline: NOW + timeLeft,
  };
  return {
    steps,
    sent,
    told,
    decision: () => stored,
    accept: (accepted: Partial<AcceptedValues>) =>
      applyTriage(context as unknown as TriageContext, {
        suggestionId: 's-1',
        accepted: { priority: [], components: [], labels: [], ...accepted },
      }),
  };
}

it('stores what it means to do, does it in one write, and stores that it was done, event or not', async () => {
  const site = aSite({});
  const { suggestion } = await site.accept({ labels: ['UX', 'UX'], components: ['101'], priority: ['2'] });
  expect(site.steps).toEqual(['create applying', 'change the issue', 'write applied']);
  expect(site.sent).toEqual([{ priority: { set: '2' }, components: { add: ['101'] }, labels: { add: ['UX'] } }]);
  const changes: FieldChange[] = [
    { field: 'priority', added: [{ id: '2', name: 'High' }], from: MEDIUM },
    { field: 'components', added: [{ id: '101', name: 'Checkout' }] },
    label('UX'),
  ];
  expect(site.decision()).toMatchObject({ suggestionId: 's-1', state: 'applied', at: NOW, changes });
  expect(suggestion.outcome).toMatchObject({ kind: 'applied', changes });
  expect(site.told).toEqual(['applied']);
});

it('writes and records only what the issue lacks, and asks Jira for nothing where it lacks nothing', async () => {
  const values = { labels: [named('ux')], priority: [{ id: '2', name: 'High' }] };
  const partly = aSite({ values });
  await partly.accept({ labels: ['UX', 'regression'], priority: ['2'] });
  expect(partly.sent).toEqual([{ labels: { add: ['regression'] } }]);
  expect(partly.decision()).toMatchObject({ state: 'applied', changes: [label('regression')] });
  const wholly = aSite({ values });
  await wholly.accept({ labels: ['UX'], priority: ['2'] });
  expect([wholly.steps, wholly.decision()?.changes]).toEqual([['create applying', 'write applied'], []]);
});

it('does nothing for an accept that is repeated', async () => {
  const decision = decided('applied', label('UX'));
  const site = aSite({ decision, values: { labels: [named('UX')] } });
  expect((await site.accept({ labels: ['UX'] })).suggestion.outcome).toMatchObject({ kind: 'applied', changes: [label('UX')] });
  expect([site.steps, site.told, site.decision()]).toEqual([[], [], decision]);
});

it('finishes an accept that was cut short, with what stands of it in the record', async () => {
  const site = aSite({ decision: decided('applying', label('UX', 'data-loss')), values: { labels: [named('UX')] } });
  await site.accept({ labels: ['UX', 'regression'] });
  expect(site.steps).toEqual(['write applying', 'change the issue', 'write applied']);
  expect(site.sent).toEqual([{ labels: { add: ['regression'] } }]);
  expect(site.decision()).toMatchObject({ state: 'applied', changes: [label('UX', 'regression')] });
});

const withoutProject = someSettings({ projects: { mode: 'only', keys: ['OTHER'], mayWiden: false } });
const LABEL = { labels: ['UX'] };

it.each<[string, Situation, Partial<AcceptedValues>, ErrorCode, object | undefined]>([
  ['that was put aside', { decision: decided('dismissed') }, LABEL, 'STALE_SUGGESTION', undefined],
  ['that was undone', { decision: decided('undone', label('UX')) }, LABEL, 'STALE_SUGGESTION', undefined],
  [
    'that is being undone',
    { decision: decided('undoing', label('UX')), values: { labels: [named('UX')] } },
    LABEL,
    'STALE_SUGGESTION',
    undefined,
  ],
  ['of which something else was applied', { decision: decided('applied', label('regression')) }, LABEL, 'STALE_SUGGESTION', undefined],
  ['that somebody decides at the same moment', { meanwhile: decided('dismissed') }, LABEL, 'STALE_SUGGESTION', undefined],
  [
    'whose priority somebody set since',
    { values: { priority: [{ id: '4', name: 'Low' }] } },
    { ...LABEL, priority: ['2'] },
    'STALE_SUGGESTION',
    { current: { field: 'priority', value: { id: '4', name: 'Low' } } },
  ],
  [
    'whose priority somebody cleared since',
    { values: { priority: [] } },
    { priority: ['2'] },
    'STALE_SUGGESTION',
    { current: { field: 'priority', value: null } },
  ],
  [
    'with values that are not allowed',
    {},
    { labels: ['UX', 'pwned'], components: ['103', '101'], priority: ['4'] },
    'VALUE_NOT_ALLOWED',
    { values: ['4', '103', 'pwned'] },
  ],
  ['with a label in other letters', {}, { labels: ['ux'] }, 'VALUE_NOT_ALLOWED', { values: ['ux'] }],
  ['with no value', {}, {}, 'INVALID_INPUT', { faults: [{ path: 'accepted', message: 'Choose at least one value.' }] }],
  ['on an issue that one may not edit', { mayNotEdit: true }, LABEL, 'NOT_PERMITTED', undefined],
  ['in a project that is left out', { settings: withoutProject }, LABEL, 'NOT_CONFIGURED', { missing: ['project'] }],
  ['that could be cut short', { timeLeft: 11_499 }, LABEL, 'JIRA_UNAVAILABLE', undefined],
])('refuses a suggestion %s, and neither writes nor stores anything', async (_what, situation, accepted, code, details) => {
  const site = aSite(situation);
  const refused: unknown = await site.accept(accepted).then(null, (error: unknown) => error);
  expect(refused).toMatchObject({ code, details });
  expect([site.steps, site.decision()]).toEqual([[], situation.meanwhile ?? situation.decision ?? null]);
});

describe('a write that fails', () => {
  it.each(['VALUE_NOT_ALLOWED', 'NOT_PERMITTED', 'ISSUE_NOT_FOUND', 'JIRA_BUSY'] as const)(
    'with %s leaves no decision',
    async (jiraSays) => {
      const site = aSite({ jiraSays });
      await expect(site.accept(LABEL)).rejects.toMatchObject({ code: jiraSays });
      expect([site.steps.at(-1), site.decision()]).toEqual(['delete', null]);
    },
  );

  it('with JIRA_UNAVAILABLE leaves what was meant, because it may have been done', async () => {
    const site = aSite({ jiraSays: 'JIRA_UNAVAILABLE' });
    await expect(site.accept(LABEL)).rejects.toMatchObject({ code: 'JIRA_UNAVAILABLE' });
    // And nobody is at it anymore.
    expect(site.decision()).toMatchObject({ state: 'applying', at: NOW, busyUntil: 0, changes: [label('UX')] });
  });

  it('goes back to what an earlier one had written', async () => {
    const site = aSite({ jiraSays: 'VALUE_NOT_ALLOWED', decision: decided('applying', label('UX')), values: { labels: [named('UX')] } });
    await expect(site.accept({ labels: ['regression'] })).rejects.toMatchObject({ code: 'VALUE_NOT_ALLOWED' });
    expect(site.decision()).toEqual({ ...decided('applying', label('UX')), revision: expect.any(String) as string });
  });
});
