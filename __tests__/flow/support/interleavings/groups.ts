import { ADMINISTRATION, DECISIONS, LOOKS, reset, RUNS, SAVES, type Action } from './actions';
import { pairsOf } from './explore';
import { all, answeredStays, canceledIsGone, everythingIsGone, isTyped, oneDecisionWins, tokenBelongs, undoTakesBack } from './oracles';
import type { Group } from './test-groups';

const OTHERS = { ...DECISIONS, ...ADMINISTRATION };

/** Everything that a person or the platform can begin. */
export const ACTIONS: Record<string, Action> = { ...OTHERS, ...RUNS, reset };

const DECIDING = Object.keys(DECISIONS).filter((name) => !(name in LOOKS));

/** One event is delivered to one consumer at a time. */
export const NEVER_TOGETHER: [string, string] = ['finish the run', 'finish the run'];

/** Two people on one issue. */
export const DECISION_GROUPS: Group[] = [
  {
    what: 'decide about an open suggestion',
    share: 0.3,
    state: 'open',
    actions: DECISIONS,
    pairs: pairsOf(DECIDING, DECIDING),
    oracle: (issueBefore) => all(isTyped, oneDecisionWins, undoTakesBack(issueBefore)),
  },
  {
    what: 'decide about one that was accepted',
    share: 0.1,
    state: 'applied',
    actions: DECISIONS,
    pairs: pairsOf(DECIDING, Object.keys(DECISIONS)),
    oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
  },
  {
    what: 'look or ask while somebody decides',
    share: 0.06,
    state: 'open',
    actions: DECISIONS,
    pairs: pairsOf(Object.keys(LOOKS), Object.keys(DECISIONS)),
    oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
  },
  {
    what: 'end a run',
    share: 0.12,
    state: 'working',
    actions: RUNS,
    pairs: pairsOf(Object.keys(RUNS), Object.keys(RUNS)).filter((pair) => pair.join() !== NEVER_TOGETHER.join()),
    oracle: () => all(isTyped, canceledIsGone, answeredStays),
  },
  {
    what: 'do anything else while a run ends',
    share: 0.04,
    state: 'working',
    actions: ACTIONS,
    pairs: pairsOf(
      ['cancel', 'finish the run'],
      Object.keys(OTHERS).filter((name) => !(name in RUNS)),
    ),
    oracle: (issueBefore) => all(isTyped, answeredStays, undoTakesBack(issueBefore)),
  },
];

/** Administrators beside others. */
export const ADMINISTRATION_GROUPS: Group[] = [
  {
    what: 'save settings',
    share: 0.1,
    state: 'open',
    actions: SAVES,
    pairs: pairsOf(Object.keys(SAVES), Object.keys(SAVES)),
    oracle: () => all(isTyped, tokenBelongs),
  },
  {
    what: 'reset everything while somebody is at something',
    share: 0.16,
    state: 'open',
    actions: ACTIONS,
    pairs: pairsOf(['reset'], [...Object.keys(OTHERS), 'reset']),
    oracle: () => all(isTyped, everythingIsGone),
  },
  {
    what: 'reset everything while a run ends',
    share: 0.02,
    state: 'working',
    actions: ACTIONS,
    pairs: pairsOf(['reset'], ['cancel', 'finish the run']),
    oracle: () => all(isTyped, everythingIsGone),
  },
  {
    what: 'do anything else while somebody is at something',
    share: 0.1,
    state: 'open',
    actions: OTHERS,
    pairs: pairsOf(Object.keys(ADMINISTRATION), Object.keys(OTHERS)),
    oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
  },
];
