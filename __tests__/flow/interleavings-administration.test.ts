import { ADMINISTRATION_GROUPS } from './support/interleavings/groups';
import { testGroups } from './support/interleavings/test-groups';

// @promise one-decision-wins
describe('administrators beside others, in whatever order their calls of storage, Jira and endpoint come', () => {
  testGroups(ADMINISTRATION_GROUPS);
});
