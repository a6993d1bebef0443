import { GROUPS } from './support/interleavings/groups';
import { testGroups } from './support/interleavings/test-groups';

// @promise one-decision-wins
describe('two people on one issue, in whatever order their calls of storage, Jira and endpoint come', () => {
  testGroups([
    { what: 'decide about an open suggestion', ...GROUPS.open },
    { what: 'decide about one that was accepted', ...GROUPS.accepted },
    { what: 'look or ask while somebody decides', ...GROUPS.looks },
    { what: 'end a run', ...GROUPS.runs },
    { what: 'do anything else while a run ends', ...GROUPS.besideRuns },
  ]);
});
