import { DECISIONS, LOOKS, RUNS } from './support/interleavings/actions';
import { pairsOf } from './support/interleavings/explore';
import { all, answeredStays, canceledIsGone, isTyped, oneDecisionWins, undoTakesBack } from './support/interleavings/oracles';
import { testGroups } from './support/interleavings/test-groups';

const EVERY = Object.keys(DECISIONS);
const DECIDING = EVERY.filter((name) => !(name in LOOKS));

// @promise one-decision-wins
describe('two people on one issue, in whatever order their calls of storage, Jira and endpoint come', () => {
  testGroups([
    {
      what: 'decide about an open suggestion',
      share: 0.36,
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
      pairs: pairsOf(DECIDING, EVERY),
      oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
    },
    {
      what: 'look or ask while somebody decides',
      share: 0.06,
      state: 'open',
      actions: DECISIONS,
      pairs: pairsOf(Object.keys(LOOKS), EVERY),
      oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
    },
    {
      what: 'end a run',
      share: 0.12,
      state: 'working',
      actions: RUNS,
      // One event cannot be delivered to two.
      pairs: pairsOf(Object.keys(RUNS), Object.keys(RUNS)).filter((pair) => pair.join() !== 'finish the run,finish the run'),
      oracle: () => all(isTyped, canceledIsGone, answeredStays),
    },
  ]);
});
