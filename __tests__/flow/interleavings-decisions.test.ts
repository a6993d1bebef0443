import { DECISION_GROUPS } from './support/interleavings/groups';
import { testGroups } from './support/interleavings/test-groups';

// @promise one-decision-wins
describe('two people on one issue, in whatever order their calls of storage, Jira and endpoint come', () => {
  testGroups(DECISION_GROUPS);
});
