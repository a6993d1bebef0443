import { GROUPS } from './support/interleavings/groups';
import { testGroups } from './support/interleavings/test-groups';

// @promise forgotten-stays-forgotten
describe('a profile, in whatever order the calls of those come who learn, forget and teach it', () => {
  testGroups([{ what: 'is whole, stays forgotten, and learns from nothing that was undone', ...GROUPS.profiles }]);
});
