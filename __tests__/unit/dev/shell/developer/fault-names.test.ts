import { ENDPOINT_FAULTS } from '../../../../../dev/endpoint';
import { JIRA_FAULTS, STORAGE_FAULTS } from '../../../../../dev/platform';
import { describeFaults, FAULT_PARTS, NO_FAULTS } from '../../../../../dev/shell/developer/fault-names';

it('offers every fault that the host knows, and no other', () => {
  const offered = Object.fromEntries(FAULT_PARTS.map(({ part, faults }) => [part, Object.keys(faults).sort()]));
  expect(offered).toEqual({ endpoint: [...ENDPOINT_FAULTS].sort(), jira: [...JIRA_FAULTS].sort(), storage: [...STORAGE_FAULTS].sort() });
});

it('says in one line what is wrong, and nothing when nothing is', () => {
  expect(describeFaults(NO_FAULTS)).toBeNull();
  expect(describeFaults({ endpoint: 'cut', jira: null, storage: '500' })).toBe('Endpoint breaks off in the middle, Storage answers 500');
});
