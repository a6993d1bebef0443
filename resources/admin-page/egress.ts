import { permissions, type EgressSetPayload } from '@forge/bridge';
import { strings } from '../common/strings';

/** The group of hosts that this page asks for. Setting a group replaces it whole. */
const GROUP = 'llm-endpoint';

type EgressType = EgressSetPayload['egresses'][number]['configured'][number]['type'][number];

/** The functions call the endpoint, the browser never does. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the bridge gives the enum's type, but not the enum
const BACKEND = 'FETCH_BACKEND_SIDE' as EgressType;

/** Hosts that an administrator of this site has approved for the endpoint. Rejects when Jira does not say. */
export async function approvedHosts(): Promise<string[]> {
  const { results } = await permissions.egress.get({});
  const hosts = results
    .filter(({ key }) => key === GROUP)
    .flatMap(({ configured }) => configured)
    .filter(({ type }) => type.includes(BACKEND))
    .map(({ domain }) => domain.replace(/^https:\/\//u, ''));
  return [...new Set(hosts)];
}

/** Opens Jira's own confirmation. The hosts approved so far stay: the saved endpoint may be among them. Rejects when declined. */
export async function approveHost(host: string, approved: readonly string[]): Promise<void> {
  const domains = [...new Set([...approved, host])];
  await permissions.egress.set({
    egresses: [
      {
        key: GROUP,
        description: strings.admin.egress.description,
        configured: domains.map((domain) => ({ domain, type: [BACKEND] })),
      },
    ],
  });
}

/** Takes an approval back. Rejects when Jira refuses. */
export async function withdrawHost(host: string): Promise<void> {
  await permissions.egress.deleteDomain({ key: GROUP, domain: host, type: BACKEND });
}
