import type { Guard } from '../guard';
import { testsOf } from './tests';

const killed = testsOf('__tests__/flow/killed-mid-way.test.ts')('at any call of %s leaves what a retry completes');
const jira = testsOf('__tests__/flow/faults-jira.test.ts');
const storage = testsOf('__tests__/flow/faults-storage.test.ts');
const damaged = testsOf('__tests__/flow/faults-damaged-records.test.ts')('is no record: nothing throws');

/** What goes wrong costs nobody a change, a record of it, or more than twenty seconds. */
export const FAULTS: Guard[] = [
  {
    name: 'what an interrupted accept wrote stays recorded',
    invariant: null,
    file: 'src/triage/decide/apply-triage.ts',
    find: 'const done = decision === null ? [] : stillThere(decision.changes, issue);',
    replace: 'const done: FieldChange[] = [];',
    tests: jira('is still recorded when the next attempt is refused'),
  },
  {
    name: 'an accept that meets another one is recorded beside it',
    invariant: null,
    file: 'src/triage/decide/apply-triage.ts',
    find: '  const changes = await everythingApplied(context, intent, decision);',
    replace: '  const { changes } = intent;',
    tests: jira('while it is being written, with other values, is written and recorded beside it'),
  },
  {
    name: 'an interrupted accept is told by what stands on the issue',
    invariant: null,
    file: 'src/triage/suggestion/decision-state.ts',
    find: "if (state === 'applying') return left === countValues(changes) ? 'applied' : 'open';",
    replace: "if (state === 'applying') return 'open';",
    tests: killed,
  },
  {
    name: 'an interrupted undo is told by what stands on the issue',
    invariant: null,
    file: 'src/triage/suggestion/decision-state.ts',
    find: "if (state === 'undoing') return left === 0 ? 'undone' : 'applied';",
    replace: "if (state === 'undoing') return 'applied';",
    tests: killed,
  },
  {
    name: 'an accept of which nothing was written can be put aside',
    invariant: null,
    file: 'src/triage/decide/dismiss-triage.ts',
    find: "const isOpen = decision === null || (decision.state === 'applying' && stillThere(decision.changes, issue).length === 0);",
    replace: 'const isOpen = decision === null;',
    tests: jira('$fault, met by an accept, leaves a suggestion that can be put aside'),
  },
  {
    name: 'an undo that was done is not done again',
    invariant: null,
    file: 'src/triage/decide/undo-triage.ts',
    find: "  if (decision?.state === 'undone') return { suggestion: suggestionView(suggestion, decision, issue, settings, similar) };\n",
    replace: '',
    tests: killed,
  },
  {
    name: 'nothing is written that could be cut short',
    invariant: null,
    file: 'src/triage/decide/write-change.ts',
    find: "if (deadline - clock() < TIME_TO_WRITE_MS) throw new TriageError('JIRA_UNAVAILABLE');",
    replace: "if (deadline - clock() < -TIME_TO_WRITE_MS) throw new TriageError('JIRA_UNAVAILABLE');",
    tests: storage('beside a slow Jira keeps no resolver longer than 20 s'),
  },
  {
    name: 'every resolver ends within 20 s',
    invariant: null,
    file: 'src/forge/entry/handle.ts',
    find: "return withTimeout(work, deadline - clock() - TIME_TO_ANSWER_MS, 'INTERNAL');",
    replace: "return withTimeout(work, deadline - clock() - TIME_TO_ANSWER_MS + 4_000, 'INTERNAL');",
    tests: storage('beside a slow Jira keeps no resolver longer than 20 s'),
  },
  {
    name: 'a record of another shape is none',
    invariant: null,
    file: 'src/forge/storage/kvs-calls.ts',
    find: '    return read.success ? read.data : null;\n',
    replace: '    return read.success ? read.data : (open(stored) as Value);\n',
    tests: damaged,
  },
  {
    name: 'a damaged installation secret is made anew',
    invariant: null,
    file: 'src/forge/storage/forge-store.ts',
    find: 'if (others === null) await calls.setSecret(SECRET_KEYS.installation, made);',
    replace: 'if (others === undefined) await calls.setSecret(SECRET_KEYS.installation, made);',
    tests: storage('the installation’s own (%j) is made anew'),
  },
  {
    name: 'a suggestion that was stored in part is taken back',
    invariant: null,
    file: 'src/triage/suggest/store-answer.ts',
    find: '    await quietly(store.writeLatest(issueId, previous));\n    throw error;',
    replace: '    throw error;',
    tests: storage('the answer of the model is told from a model that fails'),
  },
  {
    name: 'a run that began in part is marked as failed',
    invariant: null,
    file: 'src/triage/suggest/suggest-triage.ts',
    find: '    await recordFailure(context.store, context.issueId, wanted, begun.reason, context.clock());\n',
    replace: '',
    tests: storage('any one call of %s ends typed'),
  },
  {
    name: 'a hint that cannot be written costs nobody a suggestion',
    invariant: null,
    file: 'src/triage/suggest/store-answer.ts',
    find: 'quietly(store.writeBudgetHint(budget.hint)),',
    replace: 'store.writeBudgetHint(budget.hint),',
    tests: storage('what only helps (%s) costs nobody a suggestion'),
  },
];
