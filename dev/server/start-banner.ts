import { dialectOf } from '../endpoint';
import { EMBEDDED_ADDRESS, type Host } from '../host';

export interface NamedEndpoint {
  baseUrl: string;
  model: string;
  /** Address on this machine or network that stands behind the name; undefined when the name is its own. */
  origin?: string;
}

/** What `npm start` prints when everything is ready; `endpoint` is the one that was named instead of the embedded one. */
export function describeStart(host: Host, stateFile: string, endpoint?: NamedEndpoint): string {
  const width = Math.max(...host.jira.people.map(({ displayName }) => displayName.length));
  const people = host.jira.people.map(
    ({ displayName, emailAddress, role }) => `  ${displayName.padEnd(width)}  ${emailAddress}  (${role.replaceAll('-', ' ')})`,
  );
  return `
Auto-Triage AI is running offline at ${host.url}

People (switch between them on the page; for /rest/api/3, use basic auth with any password):
${people.join('\n')}

${endpoint === undefined ? describeEmbedded(host) : describeNamed(endpoint)}

State: ${stateFile} (--reset starts over, --fresh starts unconfigured)
Ctrl-C stops everything.
`;
}

function describeEmbedded({ url, endpoint }: Host): string {
  const dialect = typeof endpoint.dialect === 'string' ? endpoint.dialect : null;
  return `Embedded endpoint (a deterministic classifier, not a language model):
  ${url}/v1  model ${endpoint.model}
  known to the app as ${EMBEDDED_ADDRESS}
  bearer token ${endpoint.token}${dialect === null ? '' : `\n  answers as ${dialectOf(dialect).product} does`}`;
}

function describeNamed({ baseUrl, model, origin }: NamedEndpoint): string {
  const behind = origin === undefined ? '' : `\n  The app knows ${new URL(baseUrl).origin}, which stands for ${origin}.`;
  return `Endpoint:
  ${baseUrl}  model ${model}${behind}`;
}
