import type { Guard } from '../guard';
import { invariant, testsOf, triage, unitOf } from './tests';

const refused = testsOf('__tests__/flow/refusals.test.ts');

/** 1: only labels, components and priority are written, and nothing before an accept. */
export const WRITING: Guard[] = [
  {
    name: 'bodies hold the three fields only',
    invariant: 1,
    file: 'src/forge/jira/change-body.ts',
    find: '      ...(labels.length > 0 ? { labels } : {}),',
    replace: '      ...(labels.length > 0 ? { labels } : {}),\n      ...({ assignee: [{ set: null }] }),',
    tests: [
      ...invariant('1: only labels, components and priority are ever written'),
      ...unitOf('adapters/jira/change-body', 'never holds another key than the three fields'),
    ],
  },
  {
    name: 'an acceptance holds the three fields only',
    invariant: 1,
    file: 'src/forge/entry/payloads.ts',
    find: 'accepted: z.strictObject({',
    replace: 'accepted: z.object({',
    tests: invariant('1: only labels, components and priority are ever written'),
  },
  {
    name: 'nothing is written before an accept',
    invariant: 1,
    file: 'src/triage/suggest/suggest-triage.ts',
    find: '  assertMayTriage(issue, settings);\n',
    replace:
      "  assertMayTriage(issue, settings);\n  await context.jira.changeIssue(issueId, { addLabels: ['asked'], removeLabels: [], addComponentIds: [], removeComponentIds: [] });\n",
    tests: invariant('1: only labels, components and priority are ever written'),
  },
  {
    name: 'a priority that somebody changed since is not replaced',
    invariant: 1,
    file: 'src/triage/decide/apply-triage.ts',
    find: '  assertPriorityUnchanged(loaded, values.priority[0]);\n',
    replace: '',
    tests: triage('refuses a priority that somebody changed since, but not additions'),
  },
  {
    name: 'of two who accept at once one wins',
    invariant: 1,
    file: 'src/triage/decide/apply-triage.ts',
    find: "  else if (!(await store.createDecision(issueId, intent, expiresAt))) throw new TriageError('STALE_SUGGESTION');",
    replace: '  else await store.writeDecision(issueId, intent, expiresAt);',
    tests: testsOf('__tests__/flow/faults-jira.test.ts')(
      'at the same moment, %s, is refused, and what the other one applied is undone exactly',
    ),
  },
  {
    name: 'a repeated accept writes nothing',
    invariant: 1,
    file: 'src/triage/decide/apply-triage.ts',
    find: 'if (decision !== null && isAlreadyApplied(decision, values, loaded)) {',
    replace: 'if (decision !== null && isAlreadyApplied(decision, values, loaded) && Date.now() < 0) {',
    tests: triage('answers a repeated accept with what was applied, and writes it once'),
  },
  {
    name: 'an undo touches nothing that somebody changed since',
    invariant: 1,
    file: 'src/triage/decide/undo-triage.ts',
    find: "if (decision.state !== 'undoing' && countValues(remaining) !== countValues(decision.changes)) {",
    replace: 'if (Date.now() < 0) {',
    tests: triage('refuses to undo when somebody changed a part of it since, and touches nothing'),
  },
  {
    name: 'an intent that Jira refused is taken back',
    invariant: 1,
    file: 'src/triage/decide/write-change.ts',
    find: 'await takeBack(context, attempt).catch(() => undefined);',
    replace: 'await Promise.resolve();',
    tests: refused('takes back what was meant when Jira refuses, so that what somebody sets by hand stays theirs'),
  },
];
