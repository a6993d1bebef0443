import { createEgressStore } from '../../../../resources/admin-page/saving/egress-store';
import { strings } from '../../../../resources/common/strings/admin';
import { makeEgressCalls } from './make-store';

const NEW = 'new.example.com';
const TEN = Array.from({ length: 10 }, (_value, index) => `llm${index}.example.com`);
const texts = strings.admin.egress;

it('asks for an eleventh host together with the one in use, which leaves out what nothing uses', async () => {
  const store = createEgressStore(makeEgressCalls(TEN));
  expect(await store.approve(NEW, 'llm3.example.com')).toBe(true);
  expect(store.getModel()).toMatchObject({ approved: [{ host: 'llm3.example.com' }, { host: NEW }], failure: null });
});

it('asks Jira for nothing that is approved already', async () => {
  const calls = makeEgressCalls(TEN);
  const approveHost = jest.spyOn(calls, 'approveHost');
  const store = createEgressStore(calls);
  expect(await store.approve('llm3.example.com', null)).toBe(true);
  expect(approveHost).not.toHaveBeenCalled();
  expect(store.isApprovedHere('llm3.example.com')).toBe(false);
});

it('says in the words of Jira why a host was not approved', async () => {
  const reason = 'There are more than 40 domains.';
  const store = createEgressStore({ ...makeEgressCalls(), approveHost: () => Promise.reject(new Error(reason)) });
  expect(await store.approve(NEW, null)).toBe(false);
  expect(store.getModel().failure).toBe(texts.declined(reason));
  expect(texts.declined(reason)).toContain(reason);
});

it('notices that a host is not among the approved ones although Jira agreed', async () => {
  const store = createEgressStore({ ...makeEgressCalls(TEN), approveHost: () => Promise.resolve() });
  expect(await store.approve(NEW, null)).toBe(false);
  expect(store.getModel()).toMatchObject({ approved: TEN.map((host) => ({ host })), failure: texts.replaced });
  expect(store.isApprovedHere(NEW)).toBe(false);
});

it('asks for nothing while Jira does not say what is approved', async () => {
  const calls = { ...makeEgressCalls(), approvals: () => Promise.reject(new Error('no')) };
  const approveHost = jest.spyOn(calls, 'approveHost');
  const store = createEgressStore(calls);
  expect(await store.approve(NEW, null)).toBe(false);
  expect(store.getModel().failure).toBe(texts.unknown);
  expect(approveHost).not.toHaveBeenCalled();
});

it('revokes what an administrator no longer wants, and says when Jira keeps it', async () => {
  const calls = makeEgressCalls(TEN);
  const [first] = await calls.approvals();
  if (first === undefined) throw new Error('Nothing is approved.');
  const store = createEgressStore(calls);
  await store.withdraw(first);
  expect(store.getModel()).toMatchObject({ approved: TEN.slice(1).map((host) => ({ host })), failure: null });
  const refusing = createEgressStore({ ...calls, withdraw: () => Promise.reject(new Error('no')) });
  await refusing.withdraw(first);
  expect(refusing.getModel().failure).toBe(texts.removeFailed);
});
