import { DIALECT_NAMES, ENDPOINT_FAULTS } from '../../../../../dev/endpoint';
import { JIRA_FAULTS, QUEUE_FAULTS, STORAGE_FAULTS } from '../../../../../dev/platform';
import { describeFaults, FAULT_PARTS, faultOf, NO_FAULTS, scopeOf, withScope } from '../../../../../dev/shell/developer/fault-names';

it('offers every fault that the host knows, and no other', () => {
  const offered = Object.fromEntries(FAULT_PARTS.map(({ part, faults }) => [part, Object.keys(faults).sort()]));
  expect(offered).toEqual({
    endpoint: [...ENDPOINT_FAULTS].sort(),
    dialect: [...DIALECT_NAMES].sort(),
    jira: [...JIRA_FAULTS].sort(),
    storage: [...STORAGE_FAULTS].sort(),
    queue: [...QUEUE_FAULTS].sort(),
  });
});

it('says in one line what is wrong, and nothing when nothing is', () => {
  expect(describeFaults(NO_FAULTS)).toBeNull();
  expect(describeFaults({ ...NO_FAULTS, endpoint: 'cut', storage: '500' })).toBe('Endpoint breaks off mid-response, Storage returns 500');
});

it('says which calls fail when it is not all of them', () => {
  expect(describeFaults({ ...NO_FAULTS, jira: { fault: '409', only: 'PUT' } })).toBe('Jira returns 409 (writes only)');
  expect(describeFaults({ ...NO_FAULTS, endpoint: { fault: '429', nth: 1 } })).toBe('Endpoint returns 429 (the next call only)');
  expect(describeFaults({ ...NO_FAULTS, storage: { fault: 'timeout', only: 'run', nth: 3 } })).toBe('Storage times out (some calls only)');
});

it('finds each scope again in the setting that it makes', () => {
  for (const part of FAULT_PARTS) {
    const fault = Object.keys(part.faults)[0] ?? '';
    expect(part.scopes.map((scope) => scopeOf(withScope(fault, scope), part))).toEqual([...part.scopes.keys()]);
    expect(part.scopes.every((scope) => faultOf(withScope(fault, scope)) === fault)).toBe(true);
  }
});
