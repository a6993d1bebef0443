import type { ConnectionReport } from '../../../../src/contract/admin';
import type { ErrorCode } from '../../../../src/contract/error-body';
import type { Approval } from '../../../../resources/admin-page/saving/egress';
import { saveInOrder, type SavingActions, type SavingPlan } from '../../../../resources/admin-page/saving/saving';
import { makeSettingsView } from './make-settings';

const OLD = 'llm.your-company.com';
const NEW = 'new.your-company.com';

const REPORT: ConnectionReport = {
  works: true,
  durationMs: 800,
  findings: [],
  status: null,
  capabilities: {
    responseFormat: 'json_schema',
    temperature: true,
    systemRole: true,
    stream: false,
    reasoningEffort: null,
    thinkingSwitch: null,
    replyLimit: null,
  },
  models: [],
  deprecated: [],
  contextTokens: null,
};

const oldView = makeSettingsView();
const newView = makeSettingsView({
  version: 4,
  settings: { ...oldView.settings, endpoint: { baseUrl: `https://${NEW}/v1`, model: 'small' } },
});

interface Setup {
  plan?: Partial<SavingPlan>;
  approved?: string[];
  declines?: boolean;
  /** Somebody else replaces the group at the same moment. */
  isReplaced?: boolean;
  test?: 'works' | 'fails' | 'error';
  save?: 'ok' | ErrorCode;
  /** What is saved when somebody looks after a failed save; null when that cannot be read. */
  stored?: 'old' | 'new' | null;
  keeps?: boolean;
}

/** Runs a save on a site that keeps account of the approved hosts; tells what was done, in order. */
async function run({ plan, approved = [OLD], declines, isReplaced, test = 'works', save = 'ok', stored = 'old', keeps }: Setup) {
  const done: string[] = [];
  let hosts: Approval[] = approved.map((host) => ({ group: 'llm-endpoint', domain: host, host }));
  const refused = (code: ErrorCode) => ({ ok: false as const, error: { code, message: 'No.', retryable: false } });
  const actions: SavingActions = {
    approvals: () => Promise.resolve(hosts),
    approveHost: (host, kept) => {
      done.push(`ask ${host}`);
      if (declines === true) return Promise.reject(new Error('declined'));
      if (isReplaced !== true) hosts = [...kept, { group: 'llm-endpoint', domain: host, host }];
      return Promise.resolve();
    },
    withdraw: ({ host }) => {
      done.push(`withdraw ${host}`);
      if (keeps === true) return Promise.reject(new Error('no'));
      hosts = hosts.filter((approval) => approval.host !== host);
      return Promise.resolve();
    },
    test: () => {
      done.push('test');
      return Promise.resolve(test === 'error' ? refused('INTERNAL') : { ok: true, data: { ...REPORT, works: test === 'works' } });
    },
    save: () => {
      done.push('save');
      return Promise.resolve(save === 'ok' ? { ok: true, data: newView } : refused(save));
    },
    read: () => Promise.resolve(stored === null ? refused('INTERNAL') : { ok: true, data: stored === 'new' ? newView : oldView }),
    begin: () => undefined,
  };
  const outcome = await saveInOrder({ host: NEW, previousHost: OLD, isApprovedHere: false, mustTest: true, ...plan }, actions);
  return { outcome, done, approved: hosts.map(({ host }) => host) };
}

it('approves, tests, saves, and then takes the old approval back', async () => {
  const { outcome, done, approved } = await run({});
  expect(outcome).toMatchObject({ kind: 'saved', view: { version: 4 }, kept: [] });
  expect(done).toEqual([`ask ${NEW}`, 'test', 'save', `withdraw ${OLD}`]);
  expect(approved).toEqual([NEW]);
});

it('leaves earlier approvals that nothing uses out of the group that it asks for, so that there is room for an eleventh', async () => {
  const { outcome, done, approved } = await run({
    approved: [...Array.from({ length: 9 }, (_value, index) => `llm${index}.example.com`), OLD],
  });
  expect(outcome).toMatchObject({ kind: 'saved', kept: [] });
  expect(done).toEqual([`ask ${NEW}`, 'test', 'save', `withdraw ${OLD}`]);
  expect(approved).toEqual([NEW]);
});

it('takes back what nothing uses when the host stays, too', async () => {
  const { done, approved } = await run({ plan: { host: OLD, mustTest: false }, approved: ['unused.example.com', OLD] });
  expect(done).toEqual(['save', 'withdraw unused.example.com']);
  expect(approved).toEqual([OLD]);
});

it('saves nothing when the group was replaced by somebody else', async () => {
  const { outcome, done, approved } = await run({ isReplaced: true });
  expect({ outcome, done, approved }).toEqual({ outcome: { kind: 'approvals-replaced' }, done: [`ask ${NEW}`], approved: [OLD] });
});

it('leaves the old settings working when the approval is declined', async () => {
  const { outcome, done, approved } = await run({ declines: true });
  expect(outcome).toEqual({ kind: 'declined', host: NEW, reason: 'declined' });
  expect(done).toEqual([`ask ${NEW}`]);
  expect(approved).toEqual([OLD]);
});

it.each(['fails', 'error'] as const)('takes the new approval back when the test %s', async (test) => {
  const { outcome, done, approved } = await run({ test });
  expect(outcome).toMatchObject({ kind: 'test-failed' });
  expect(done).toEqual([`ask ${NEW}`, 'test', `withdraw ${NEW}`]);
  expect(approved).toEqual([OLD]);
});

it.each(['INVALID_INPUT', 'SAVE_CONFLICT', 'NOT_PERMITTED', 'INTERNAL'] as const)(
  'takes the new approval back when the save fails with %s',
  async (save) => {
    const { outcome, done, approved } = await run({ save });
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: save }, current: { version: 3 } });
    expect(done.slice(2)).toEqual(['save', `withdraw ${NEW}`]);
    expect(approved).toEqual([OLD]);
  },
);

it('takes back the approval that a test had asked for before', async () => {
  const { approved } = await run({ approved: [OLD, NEW], plan: { isApprovedHere: true }, save: 'INVALID_INPUT' });
  expect(approved).toEqual([OLD]);
});

it('leaves an approval alone that was there before this page', async () => {
  const { done, approved } = await run({ approved: [OLD, NEW], save: 'INVALID_INPUT' });
  expect(done).toEqual(['test', 'save']);
  expect(approved).toEqual([OLD, NEW]);
});

it('keeps the new approval when only the answer was lost, and not the save', async () => {
  const { outcome, approved } = await run({ save: 'INTERNAL', stored: 'new' });
  expect(outcome).toMatchObject({ kind: 'refused', current: { version: 4 } });
  expect(approved).toEqual([OLD, NEW]);
});

it('takes the new approval back when nobody can say what is saved', async () => {
  const { outcome, approved } = await run({ save: 'INTERNAL', stored: null });
  expect(outcome).toMatchObject({ kind: 'refused', current: null });
  expect(approved).toEqual([OLD]);
});

it('says which host Jira kept', async () => {
  expect((await run({ keeps: true })).outcome).toMatchObject({ kind: 'saved', kept: [OLD] });
});

it('asks for nothing when the host stays', async () => {
  const { done, approved } = await run({ plan: { host: OLD, mustTest: false } });
  expect(done).toEqual(['save']);
  expect(approved).toEqual([OLD]);
});

it('does not take the approval back that is in use, when a new model fails', async () => {
  const { done, approved } = await run({ plan: { host: OLD, isApprovedHere: true }, test: 'fails' });
  expect(done).toEqual(['test']);
  expect(approved).toEqual([OLD]);
});

it('withdraws the host when the endpoint is removed', async () => {
  const { done, approved } = await run({ plan: { host: null, mustTest: false } });
  expect(done).toEqual(['save', `withdraw ${OLD}`]);
  expect(approved).toEqual([]);
});

it('saves nothing when Jira does not say what is approved', async () => {
  const save = jest.fn();
  const actions = { approvals: () => Promise.reject(new Error('no')), save, begin: () => undefined } as unknown as SavingActions;
  await expect(saveInOrder({ host: NEW, previousHost: null, isApprovedHere: false, mustTest: false }, actions)).resolves.toEqual({
    kind: 'approvals-unknown',
  });
  expect(save).not.toHaveBeenCalled();
});
