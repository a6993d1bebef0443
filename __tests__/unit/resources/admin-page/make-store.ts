import type { Approval, EgressCalls } from '../../../../resources/admin-page/saving/egress';
import type { AdminCalls } from '../../../../resources/admin-page/admin-calls';
import { createEgressStore } from '../../../../resources/admin-page/saving/egress-store';
import { createSiteStore } from '../../../../resources/admin-page/saving/site-store';
import { makeSettingsView } from './make-settings';

type Calls = Pick<AdminCalls, 'getSettings' | 'saveSettings' | 'testConnection'>;

/** Jira's side of approvals, in memory; it always says yes. */
export function makeEgressCalls(hosts: string[] = []): EgressCalls {
  const approval = (host: string): Approval => ({ group: 'llm-endpoint', domain: host, host });
  let approved = hosts.map(approval);
  return {
    approvals: () => Promise.resolve(approved),
    approveHost: (host, kept) => {
      approved = [...kept, approval(host)];
      return Promise.resolve();
    },
    withdraw: ({ host }) => {
      approved = approved.filter((candidate) => candidate.host !== host);
      return Promise.resolve();
    },
    withdrawAll: () => Promise.resolve(void (approved = [])),
  };
}

/** A loaded store of the site's settings; whatever a test does not name must not be called. */
export async function makeStore(overrides: Partial<Calls> = {}, egressCalls: EgressCalls = makeEgressCalls(['llm.your-company.com'])) {
  const unexpected = () => Promise.reject(new Error('not expected in this test'));
  const egress = createEgressStore(egressCalls);
  const store = createSiteStore({
    calls: {
      getSettings: () => Promise.resolve({ ok: true, data: makeSettingsView() }),
      saveSettings: unexpected,
      testConnection: unexpected,
      ...overrides,
    },
    egressCalls,
    egress,
  });
  await store.load();
  const form = () => {
    const model = store.getModel();
    if (model.kind !== 'form') throw new Error(`no form but ${model.kind}`);
    return model.form;
  };
  return { store, egress, form };
}
