import { permissions, type EgressSetPayload } from '@forge/bridge';
import { strings } from '../../common/strings/admin';
import { EGRESS_GROUP } from './egress-group';

type EgressType = EgressSetPayload['egresses'][number]['configured'][number]['type'][number];

/** The functions call the endpoint, the browser never does. */
const BACKEND = 'FETCH_BACKEND_SIDE' as EgressType;

/** A host that an administrator of this site let the functions call. */
export interface Approval {
  /** Group that it was approved in. */
  group: string;
  /** As Jira keeps it: with or without `https://`. */
  domain: string;
  /** As Forge compares it, and as `endpointHost` gives it. */
  host: string;
}

/** What the page may do about the hosts that the functions may call. */
export interface EgressCalls {
  approvals(): Promise<Approval[]>;
  approveHost(host: string, approved: readonly Approval[]): Promise<void>;
  withdraw(approval: Approval): Promise<void>;
  withdrawAll(): Promise<void>;
}

/** Every host that the functions may call. Rejects when Jira does not say. */
async function approvals(): Promise<Approval[]> {
  const { results } = await permissions.egress.get({});
  return results.flatMap(({ key, configured }) =>
    configured.filter(({ type }) => type.includes(BACKEND)).map(({ domain }) => ({ group: key, domain, host: readHost(domain) })),
  );
}

/**
 * What Forge compares with the host of a call: the domain as Jira keeps it, letter by letter. One that is spelled in
 * another way than `canonicalAddress` does allows nothing, and must not pass for an approval.
 */
function readHost(domain: string): string {
  const host = domain.replace(/^https:\/\//, '').replace(/\/.*$/, '');
  return host.includes(':') ? `https://${host}` : host;
}

/**
 * Opens Jira's own confirmation. What was approved so far stays, because the saved endpoint may be among it.
 * Rejects when the administrator declines.
 */
async function approveHost(host: string, approved: readonly Approval[]): Promise<void> {
  const kept = approved.filter(({ group }) => group === EGRESS_GROUP).map(({ domain }) => domain);
  await permissions.egress.set({
    egresses: [
      {
        key: EGRESS_GROUP,
        description: strings.admin.egress.description,
        configured: [...kept, host].map((domain) => ({ domain, type: [BACKEND] })),
      },
    ],
  });
}

/** Takes an approval back. Rejects when Jira refuses. */
async function withdraw({ group, domain }: Approval): Promise<void> {
  await permissions.egress.deleteDomain({ key: group, domain, type: BACKEND });
}

/** Takes back whatever was approved, group by group. Rejects when Jira refuses. */
async function withdrawAll(): Promise<void> {
  const { results } = await permissions.egress.get({});
  for (const { key } of results) await permissions.egress.deleteGroup({ key });
}

export const egressCalls: EgressCalls = { approvals, approveHost, withdraw, withdrawAll };
