import { text } from './text';

/**
 * Where Forge itself addresses the models that Atlassian hosts (`@forge/llm`), in place of an endpoint's address. No
 * endpoint can have it: a public host has a domain.
 */
export const ATLASSIAN_MODELS = 'https://llm';

/** Names that never reach the public internet, or that only ever stand in documentation (RFC 2606, 6761, 6762, 8375, ICANN). */
const RESERVED_SUFFIXES = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
  'test',
  'example',
  'invalid',
  'onion',
  'sock',
  'example.com',
  'example.net',
  'example.org',
];

/** Public names that resolve, or redirect, to any address that is written in them, private ones included. */
const REBINDING_SUFFIXES = [
  'nip.io',
  'sslip.io',
  'xip.io',
  'localtest.me',
  'lvh.me',
  'lacolhost.com',
  'vcap.me',
  '1u.ms',
  'rbndr.us',
  'r3dir.me',
];

/** What clouds call the services that tell a machine its own secrets, whatever the domain. */
const METADATA_HOST = /^(?:metadata|instance-data)\./;

function isWithin(host: string, suffix: string): boolean {
  return host === suffix || host.endsWith(`.${suffix}`);
}

/**
 * Says what is wrong with an endpoint's base address, or null when it may be used: https, a public
 * host name, no user info, no query, or Atlassian's models. Forge itself reaches public https hosts only.
 */
export function endpointAddressFault(baseUrl: string): string | null {
  if (baseUrl === ATLASSIAN_MODELS) return null;
  let url: URL;
  try {
    url = new URL(baseUrl);
  } catch {
    return text('This is not a valid address. Enter one such as https://llm.your-company.com/v1.');
  }
  if (url.protocol !== 'https:') return text('The address must start with https://.');
  if (url.username !== '' || url.password !== '')
    return text('Remove the user name and password from the address. Use the token field instead.');
  if (/[\s\\@]/.test(baseUrl)) return text('The address contains an invalid character (a space, a backslash or an @).');
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(baseUrl)) return text('Remove ? or # and everything after it.');
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  // `URL` normalizes every spelling of an IPv4 address (octal, hex, one number) to dotted decimals.
  if (host.startsWith('[') || /^[\d.]+$/.test(host))
    return text('Use a host name instead of an IP address. Jira can approve only host names.');
  if (!host.includes('.')) return text('Use the full public host name, such as llm.your-company.com.');
  if (!/^[a-z0-9.-]+$/.test(host) || host.includes('..')) return text('The host name is not valid.');
  if (RESERVED_SUFFIXES.some((suffix) => isWithin(host, suffix))) {
    return text('This host name is reserved and cannot be reached from Jira. Use a public host name.');
  }
  if (METADATA_HOST.test(host)) return text('This host name belongs to a cloud metadata service. Use the host name of a model server.');
  if (REBINDING_SUFFIXES.some((suffix) => isWithin(host, suffix))) {
    return text('This host name can resolve to any address, including private ones. Use a host name that you control.');
  }
  return null;
}

/** Where questions go below an endpoint's address, which documentation and consoles show with it. */
const QUESTIONS_PATH = /(?:\/+chat\/+completions)+$/i;

const withoutSlash = (path: string): string => path.replace(/\/+$/, '');

/**
 * The one spelling in which an address is stored, compared and called: host in lower case and in punycode, no default
 * port, no slash at the end, and not the path for questions, which people paste along. Forge compares the host of a call
 * with the approved ones letter by letter (`EgressFilteringService` of `@forge/egress`), so any other spelling is approved
 * and then refused on each call.
 * What is no plain https address stays as typed, for `endpointAddressFault` to say what is wrong with it.
 */
export function canonicalAddress(typed: string): string {
  const baseUrl = typed.trim();
  if (/[\s\\@?#]/.test(baseUrl)) return baseUrl;
  try {
    const { protocol, hostname, host, pathname } = new URL(baseUrl);
    if (protocol !== 'https:') return baseUrl;
    const root = hostname.endsWith('.') ? host.replace(/\.(?=$|:)/, '') : host;
    return `https://${root}${withoutSlash(withoutSlash(pathname).replace(QUESTIONS_PATH, ''))}`;
  } catch {
    return baseUrl;
  }
}

/** The origin that a token is bound to, e.g. `https://llm.example.com`. The address must be valid. */
export function endpointOrigin(baseUrl: string): string {
  return new URL(canonicalAddress(baseUrl)).origin;
}

/**
 * What the site has to approve: the host, or the whole origin when the address has a port of its own
 * (`@forge/egress` matches a bare host with the standard port only). The address must be valid.
 */
export function endpointHost(baseUrl: string): string {
  const { port, hostname, origin } = new URL(canonicalAddress(baseUrl));
  return port === '' ? hostname : origin;
}
