import { createStore, type Readable } from '../../common/store';
import { strings } from '../../common/strings/admin';
import type { Approval, EgressCalls } from './egress';
import { isGroupFull } from './egress-group';

export interface EgressModel {
  /** Null while Jira has not said. */
  approved: Approval[] | null;
  isBusy: boolean;
  /** What went wrong last, in words. */
  failure: string | null;
}

export interface EgressStore extends Readable<EgressModel> {
  load(): Promise<void>;
  /** Whether the host is approved in the end: it was, or the administrator has just allowed it. */
  approve(host: string): Promise<boolean>;
  withdraw(approval: Approval): Promise<void>;
  /** Whether this page had the host approved; it forgets that when the host is saved or withdrawn. */
  isApprovedHere(host: string): boolean;
}

/** The hosts that Jira lets the functions reach, and the ways to change them. */
export function createEgressStore(calls: EgressCalls): EgressStore {
  const store = createStore<EgressModel>({ approved: null, isBusy: false, failure: null });
  const approvedHere = new Set<string>();

  /** `change` gives what stopped it in words, or null when it is done. */
  async function attempt(change: (approved: readonly Approval[]) => Promise<string | null>, failureText: string): Promise<boolean> {
    store.show({ ...store.getModel(), isBusy: true, failure: null });
    let failure: string | null = null;
    try {
      failure = await change(await calls.approvals());
    } catch {
      failure = failureText;
    }
    // Whatever happened, Jira knows what is approved now.
    const approved = await calls.approvals().catch(() => store.getModel().approved);
    store.show({ approved, isBusy: false, failure });
    return failure === null;
  }

  return {
    getModel: store.getModel,
    subscribe: store.subscribe,
    isApprovedHere: (host) => approvedHere.has(host),
    async load() {
      try {
        store.show({ ...store.getModel(), approved: await calls.approvals(), failure: null });
      } catch {
        store.show({ ...store.getModel(), failure: strings.admin.egress.unknown });
      }
    },
    approve: (host) =>
      attempt(async (approved) => {
        if (approved.some((approval) => approval.host === host)) return null;
        if (isGroupFull(approved)) return strings.admin.egress.full;
        await calls.approveHost(host, approved);
        approvedHere.add(host);
        return null;
      }, strings.admin.egress.declined),
    async withdraw(approval) {
      const change = async (): Promise<null> => {
        await calls.withdraw(approval);
        return null;
      };
      if (await attempt(change, strings.admin.egress.removeFailed)) approvedHere.delete(approval.host);
    },
  };
}
