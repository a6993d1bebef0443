import { ADMINISTRATION, DECISIONS, reset, SAVES } from './support/interleavings/actions';
import { pairsOf } from './support/interleavings/explore';
import { all, everythingIsGone, isTyped, tokenBelongs, undoTakesBack } from './support/interleavings/oracles';
import { testGroups } from './support/interleavings/test-groups';

const EVERYTHING = { ...DECISIONS, ...ADMINISTRATION };

// @promise one-decision-wins
describe('administrators beside others, in whatever order their calls of storage, Jira and endpoint come', () => {
  testGroups([
    {
      what: 'save settings',
      share: 0.12,
      state: 'open',
      actions: SAVES,
      pairs: pairsOf(Object.keys(SAVES), Object.keys(SAVES)),
      oracle: () => all(isTyped, tokenBelongs),
    },
    {
      what: 'reset everything while somebody is at something',
      share: 0.16,
      state: 'open',
      actions: { ...EVERYTHING, reset },
      pairs: pairsOf(['reset'], Object.keys(EVERYTHING)),
      oracle: () => all(isTyped, everythingIsGone),
    },
    {
      what: 'do anything else while somebody is at something',
      share: 0.08,
      state: 'open',
      actions: EVERYTHING,
      pairs: pairsOf(Object.keys(ADMINISTRATION), Object.keys(EVERYTHING)),
      oracle: (issueBefore) => all(isTyped, undoTakesBack(issueBefore)),
    },
  ]);
});
