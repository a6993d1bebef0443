import type { Guard } from '../guard';
import { testsOf, triage, unitOf } from './tests';

const background = testsOf('__tests__/flow/background.test.ts');
const unchanged = testsOf('__tests__/flow/unchanged.test.ts');
const atOnce = testsOf('__tests__/flow/limits.test.ts');
const BUDGET = 'src/triage/suggest/claim-budget.ts';

/** Limits, expiry, and work that is done once. */
export const LIMITS: Guard[] = [
  {
    name: 'a slot of a budget is claimed by one',
    invariant: null,
    file: 'src/forge/storage/forge-store.ts',
    find: 'claimSlot: ({ budget, slot, ttlSeconds }) => calls.create(KEYS.slot(budget, slot), NO_USAGE, clock() + ttlSeconds * 1_000),',
    replace:
      'claimSlot: ({ budget, slot, ttlSeconds }) => calls.set(KEYS.slot(budget, slot), NO_USAGE, clock() + ttlSeconds * 1_000).then(() => true),',
    tests: atOnce('let no more calls of a site through than allowed, and at most a tenth fewer'),
  },
  {
    name: 'a budget has so many slots',
    invariant: null,
    file: BUDGET,
    find: '  if (next < size && (await store.claimSlot(slotOf(next)))) return slotOf(next);',
    replace: '  if (await store.claimSlot(slotOf(next))) return slotOf(next);',
    tests: testsOf('__tests__/flow/error-codes.test.ts')('$code when $when'),
  },
  {
    name: 'what is over one limit uses nothing of the other',
    invariant: null,
    file: BUDGET,
    find: '    await Promise.all(claimed.map((slot) => context.store.releaseSlot(slot)));\n    throw',
    replace: '    throw',
    tests: unitOf('use-cases/claim-budget', "takes nothing out of the site's budget for somebody whose own is used up"),
  },
  {
    name: 'people are counted apart',
    invariant: null,
    file: BUDGET,
    find: 'name: `user:${person}:${minute}`',
    replace: 'name: `user:${minute}`',
    tests: unitOf('use-cases/claim-budget', 'counts each person apart'),
  },
  {
    name: 'what has expired is gone',
    invariant: null,
    file: 'src/forge/storage/kvs-calls.ts',
    find: '    return stored.expiresAt !== null && stored.expiresAt <= clock() ? null : stored.value;',
    replace: '    return stored.expiresAt !== null && stored.expiresAt <= -clock() ? null : stored.value;',
    tests: triage('forgets a suggestion after 30 days, even while the storage still has it'),
  },
  {
    name: 'one run for all who ask the same at once',
    invariant: null,
    file: 'src/triage/suggest/begin-run.ts',
    find: '    if (canBeShared(other, inputHash, clock())) return other;\n',
    replace: '',
    tests: unchanged('share one call, and both get what it brings'),
  },
  {
    name: 'a run under way is not begun again',
    invariant: null,
    file: 'src/triage/suggest/suggest-triage.ts',
    find: "  if (shared !== null) return { status: 'pending', run: runView(shared) };\n",
    replace: '',
    tests: background('is shared by whoever asks the same meanwhile, and takes one call out of the budgets'),
  },
  {
    name: 'the answer of a cancelled run is dropped',
    invariant: null,
    file: 'src/triage/suggest/store-answer.ts',
    find: "  if (stored?.state === 'cancelled') {",
    replace: "  if (stored?.state === 'failed') {",
    tests: triage('reports a run that is under way instead of calling the model twice, and drops the answer of a cancelled one'),
  },
  {
    name: 'an event that comes twice is worked on once',
    invariant: null,
    file: 'src/triage/suggest/finish-run.ts',
    find: "    const isOver = stored?.id !== job.run.id || stored.state !== 'working' || suggestion !== null;",
    replace: "    const isOver = stored?.id !== job.run.id || stored.state !== 'working' || suggestion === undefined;",
    tests: testsOf('__tests__/flow/refusals.test.ts')('leaves a run alone that has brought its suggestion, whatever the queue delivers'),
  },
  {
    name: 'two deliveries at once are one attempt',
    invariant: null,
    file: 'src/triage/suggest/finish-run.ts',
    find: "  if (busyFor !== null) return { kind: 'busy', retryAfterSeconds: Math.ceil(busyFor / 1_000) };\n",
    replace: '',
    tests: background('asks once and stores once when the event comes twice (%s)'),
  },
  {
    name: 'a model that let two attempts die is not asked again',
    invariant: null,
    file: 'src/triage/suggest/finish-run.ts',
    find: 'const MOST_ATTEMPTS = 2;',
    replace: 'const MOST_ATTEMPTS = 9;',
    tests: background('is taken up once more when its process was killed, and given up after the second time'),
  },
  {
    name: 'an event holds at most 100 KB',
    invariant: null,
    file: 'src/triage/suggest/background-run.ts',
    find: "  if (Buffer.byteLength(JSON.stringify(body)) > MOST_EVENT_BYTES) throw new TriageError('ENDPOINT_TIMEOUT');\n",
    replace: '',
    tests: background('fails at once, with a word that helps, when the queue does not take it'),
  },
  {
    name: 'a consumer throws nothing',
    invariant: null,
    file: 'src/triage/suggest/finish-run.ts',
    find: '    await recordFailure(store, issueId, job.run, error, clock());\n    return',
    replace: '    throw error;\n    return',
    tests: background('reports how it failed, beside the suggestion that there was before'),
  },
  {
    name: 'a prompt that does not fit is not sent again',
    invariant: null,
    file: 'src/providers/endpoint/reduce-capabilities.ts',
    find: '  if (TOO_LONG.test(answer)) return null;\n',
    replace: '',
    tests: unitOf('adapters/endpoint/reduce-capabilities', 'does not send a prompt again that does not fit'),
  },
  {
    name: 'searches rest after a quota answer',
    invariant: null,
    file: 'src/triage/question/evidence/find-evidence.ts',
    find: '!settings.evidence.enabled || isPaused ||',
    replace: '!settings.evidence.enabled ||',
    tests: testsOf('__tests__/flow/evidence.test.ts')('rest after a quota answer, while triage goes on'),
  },
  {
    name: 'a reply full of openings is given up',
    invariant: null,
    file: 'src/triage/question/reply/find-json-object.ts',
    find: 'start !== -1 && tried < MOST_CANDIDATES;',
    replace: 'start !== -1;',
    tests: unitOf('domain/reply/read-reply', 'gives up on a reply full of openings instead of trying them all'),
  },
];
