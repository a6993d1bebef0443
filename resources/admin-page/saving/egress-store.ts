import { createStore, type Readable } from '../../common/store';
import { strings } from '../../common/strings/admin';
import { askApproval, type ApprovalOutcome } from './ask-approval';
import type { Approval, EgressCalls } from './egress';

export interface EgressModel {
  /** Null while Jira has not said. */
  approved: Approval[] | null;
  isBusy: boolean;
  /** What went wrong last, in words. */
  failure: string | null;
}

export interface EgressStore extends Readable<EgressModel> {
  load(): Promise<void>;
  /**
   * Whether the host is approved in the end: it was, or the administrator has just allowed it.
   * @param usedHost host of the saved endpoint, whose approval stays
   */
  approve(host: string, usedHost: string | null): Promise<boolean>;
  withdraw(approval: Approval): Promise<void>;
  /** Whether this page had the host approved; it forgets that when the host is saved or withdrawn. */
  isApprovedHere(host: string): boolean;
}

/** The hosts that Jira lets the functions reach, and the ways to change them. */
export function createEgressStore(calls: EgressCalls): EgressStore {
  const store = createStore<EgressModel>({ approved: null, isBusy: false, failure: null });
  const approvedHere = new Set<string>();

  /** `change` gives what stopped it in words, or null when it is done. */
  async function attempt(change: () => Promise<string | null>): Promise<boolean> {
    store.show({ ...store.getModel(), isBusy: true, failure: null });
    const failure = await change();
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
    approve: (host, usedHost) =>
      attempt(async () => {
        const outcome = await askApproval(host, usedHost, calls);
        if (outcome.kind === 'approved' && outcome.isNew) approvedHere.add(host);
        return describeFailure(outcome);
      }),
    async withdraw(approval) {
      const withdraw = (): Promise<string | null> =>
        calls.withdraw(approval).then(
          () => null,
          () => strings.admin.egress.removeFailed,
        );
      if (await attempt(withdraw)) approvedHere.delete(approval.host);
    },
  };
}

function describeFailure(outcome: ApprovalOutcome): string | null {
  switch (outcome.kind) {
    case 'approved':
      return null;
    case 'declined':
      return strings.admin.egress.declined(outcome.reason);
    case 'unknown':
      return strings.admin.egress.unknown;
    case 'replaced':
      return strings.admin.egress.replaced;
  }
}
