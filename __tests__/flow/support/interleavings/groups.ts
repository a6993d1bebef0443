import { ADMINISTRATION, DECISIONS, LEARNED, LOOKS, reset, RUNS, SAVES, type Action } from './actions';
import { pairsOf } from './explore';
import {
  all,
  answeredStays,
  canceledIsGone,
  everythingIsGone,
  forgottenStays,
  isTyped,
  oneDecisionWins,
  profileIsWhole,
  tokenBelongs,
  undoneTeachesNothing,
  undoTakesBack,
} from './oracles';
import type { Group } from './test-groups';

const OTHERS = { ...DECISIONS, ...ADMINISTRATION };

/** Everything that a person or the platform can begin. */
export const ACTIONS: Record<string, Action> = { ...OTHERS, ...RUNS, reset };

const DECIDING = Object.keys(DECISIONS).filter((name) => !(name in LOOKS));

/** One event is delivered to one consumer at a time. */
export const NEVER_TOGETHER: [string, string] = ['finish the run', 'finish the run'];

/** Pairs that begin at the same moment, by what they are about; the tests give them titles. */
export const GROUPS = {
  open: {
    share: 0.26,
    state: 'open',
    actions: DECISIONS,
    pairs: pairsOf(DECIDING, DECIDING),
    oracle: (issueBefore) => all(isTyped, oneDecisionWins, undoTakesBack(issueBefore)),
  },
  accepted: {
    share: 0.1,
    state: 'applied',
    actions: DECISIONS,
    pairs: pairsOf(DECIDING, Object.keys(DECISIONS)),
    oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
  },
  looks: {
    share: 0.06,
    state: 'open',
    actions: DECISIONS,
    pairs: pairsOf(Object.keys(LOOKS), Object.keys(DECISIONS)),
    oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
  },
  runs: {
    share: 0.2,
    state: 'working',
    actions: RUNS,
    pairs: pairsOf(Object.keys(RUNS), Object.keys(RUNS)).filter((pair) => pair.join() !== NEVER_TOGETHER.join()),
    oracle: () => all(isTyped, canceledIsGone, answeredStays),
  },
  besideRuns: {
    share: 0.04,
    state: 'working',
    actions: ACTIONS,
    pairs: pairsOf(
      ['cancel', 'finish the run'],
      Object.keys(OTHERS).filter((name) => !(name in RUNS)),
    ),
    oracle: (issueBefore) => all(isTyped, answeredStays, undoTakesBack(issueBefore)),
  },
  saves: {
    share: 0.1,
    state: 'open',
    actions: SAVES,
    pairs: pairsOf(Object.keys(SAVES), Object.keys(SAVES)),
    oracle: () => all(isTyped, tokenBelongs),
  },
  resets: {
    share: 0.16,
    state: 'open',
    actions: ACTIONS,
    pairs: pairsOf(['reset'], [...Object.keys(OTHERS), 'reset']),
    oracle: () => all(isTyped, everythingIsGone),
  },
  resetsBesideRuns: {
    share: 0.02,
    state: 'working',
    actions: ACTIONS,
    pairs: pairsOf(['reset'], ['cancel', 'finish the run']),
    oracle: () => all(isTyped, everythingIsGone),
  },
  administration: {
    share: 0.16,
    state: 'open',
    actions: OTHERS,
    pairs: pairsOf(Object.keys(ADMINISTRATION), Object.keys(OTHERS)),
    oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
  },
  profiles: {
    share: 0.12,
    state: 'learned',
    actions: LEARNED,
    pairs: pairsOf(Object.keys(LEARNED), Object.keys(LEARNED)).filter(([one, other]) => one !== other || one !== 'finish learning'),
    oracle: () => all(isTyped, profileIsWhole, forgottenStays, undoneTeachesNothing),
  },
} satisfies Record<string, Omit<Group, 'what'>>;
