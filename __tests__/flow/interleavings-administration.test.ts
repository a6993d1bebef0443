import { GROUPS } from './support/interleavings/groups';
import { testGroups } from './support/interleavings/test-groups';

// @promise one-decision-wins
describe('administrators beside others, in whatever order their calls of storage, Jira and endpoint come', () => {
  testGroups([
    { what: 'save settings', ...GROUPS.saves },
    { what: 'reset everything while somebody is at something', ...GROUPS.resets },
    { what: 'reset everything while a run ends', ...GROUPS.resetsBesideRuns },
    { what: 'do anything else while somebody is at something', ...GROUPS.administration },
  ]);
});
