import { useEffect, useState } from 'react';
import { strings } from '../common/strings';
import { approvals, approveHost, withdraw, type Approval } from './egress';

interface Egress {
  /** Null while Jira has not said. */
  approved: Approval[] | null;
  isBusy: boolean;
  /** What went wrong last, in words. */
  fault: string | null;
  approve: (host: string) => void;
  withdraw: (approval: Approval) => void;
}

/** The hosts that Jira lets the functions reach, and the ways to change them. */
export function useEgress(): Egress {
  const [approved, setApproved] = useState<Approval[] | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    approvals().then(setApproved, () => setFault(strings.admin.egress.unknown));
  }, []);

  async function run(change: () => Promise<void>, faultText: string): Promise<void> {
    setIsBusy(true);
    setFault(null);
    try {
      await change();
    } catch {
      setFault(faultText);
    }
    // Whatever happened, Jira knows what is approved now.
    await approvals().then(setApproved, () => undefined);
    setIsBusy(false);
  }

  return {
    approved,
    isBusy,
    fault,
    approve: (host) => void run(() => approveHost(host, approved ?? []), strings.admin.egress.declined),
    withdraw: (approval) => void run(() => withdraw(approval), strings.admin.egress.removeFailed),
  };
}
