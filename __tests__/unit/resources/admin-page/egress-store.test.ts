import { createEgressStore } from '../../../../resources/admin-page/saving/egress-store';
import { strings } from '../../../../resources/common/strings/admin';
import { makeEgressCalls } from './make-store';

const TEN = Array.from({ length: 10 }, (_value, index) => `llm${index}.example.com`);

it('says that ten hosts are the most, rather than that the eleventh was declined, and asks Jira for one when another is revoked', async () => {
  const calls = makeEgressCalls(TEN);
  const approveHost = jest.spyOn(calls, 'approveHost');
  const store = createEgressStore(calls);
  expect(await store.approve('new.example.com')).toBe(false);
  expect(store.getModel().failure).toBe(strings.admin.egress.full);
  expect(approveHost).not.toHaveBeenCalled();
  const [first] = await calls.approvals();
  if (first !== undefined) await store.withdraw(first);
  expect(await store.approve('new.example.com')).toBe(true);
  expect(store.getModel().failure).toBeNull();
});

it('needs no room for a host that is approved already', async () => {
  const store = createEgressStore(makeEgressCalls(TEN));
  expect(await store.approve('llm3.example.com')).toBe(true);
});
