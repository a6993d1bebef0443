import { permissions, type EgressGetResponse, type EgressSetPayload } from '@forge/bridge';
import { strings } from '../../common/strings/admin';

type EgressResult = EgressGetResponse['results'][number];
type EgressType = EgressSetPayload['egresses'][number]['configured'][number]['type'][number];

/** The group of hosts that this page asks for. Setting a group replaces it whole. */
const EGRESS_GROUP = 'llm-endpoint';

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
  approveHost(host: string, kept: readonly Approval[]): Promise<void>;
  withdraw(approval: Approval): Promise<void>;
  withdrawAll(): Promise<void>;
}

/** Every group, page by page. Rejects when Jira does not say. */
async function readGroups(): Promise<EgressResult[]> {
  const groups: EgressResult[] = [];
  let nextPageToken: string | undefined;
  do {
    const page = await permissions.egress.get(nextPageToken === undefined ? {} : { nextPageToken });
    groups.push(...page.results);
    nextPageToken = page.lastEvaluatedKey;
  } while (nextPageToken);
  return groups;
}

/** Every host that the functions may call. Rejects when Jira does not say. */
async function approvals(): Promise<Approval[]> {
  const groups = await readGroups();
  return groups.flatMap(({ key, configured }) =>
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
 * Opens Jira's own confirmation. What the group holds beside the host and `kept` is withdrawn with it.
 * Rejects when the administrator declines, and when Jira refuses.
 */
async function approveHost(host: string, kept: readonly Approval[]): Promise<void> {
  const domains = kept.filter(({ group }) => group === EGRESS_GROUP).map(({ domain }) => domain);
  await permissions.egress.set({
    egresses: [
      {
        key: EGRESS_GROUP,
        description: strings.admin.egress.description,
        configured: [...domains, host].map((domain) => ({ domain, type: [BACKEND] })),
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
  for (const { key } of await readGroups()) await permissions.egress.deleteGroup({ key });
}

export const egressCalls: EgressCalls = { approvals, approveHost, withdraw, withdrawAll };
