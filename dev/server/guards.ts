import type { IncomingHttpHeaders } from 'node:http';
import type { Person } from '../jira';
import { RequestFault } from './reply';

/**
 * Lets only this machine's own pages in. The name that the browser asked for
 * must be ours, or another site could point its own name here (DNS rebinding);
 * the page that asks must be ours, or another site could post to us.
 * Throws 403.
 */
export function requireOwnOrigin(headers: IncomingHttpHeaders, port: number): void {
  const host = headers.host;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) throw new RequestFault(403, 'This address is not served here.');
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) {
    throw new RequestFault(403, 'Other pages cannot use the offline host.');
  }
}

/** Basic auth with a person's email address; any password will do. Null without it. */
export function findPerson(headers: IncomingHttpHeaders, people: readonly Person[]): Person | null {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/iu.exec(headers.authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const email = credentials.slice(0, Math.max(0, credentials.indexOf(':'))).toLowerCase();
  return people.find(({ emailAddress }) => emailAddress.toLowerCase() === email) ?? null;
}

/** Who asks Jira: null without a login, and an account that does not exist with one that fails. */
export function readLogin(headers: IncomingHttpHeaders, people: readonly Person[]): string | null {
  return headers.authorization === undefined ? null : (findPerson(headers, people)?.accountId ?? '');
}

/** Throws 401 when nobody is logged in. No `WWW-Authenticate`, which would make browsers ask for a password. */
export function requirePerson(headers: IncomingHttpHeaders, people: readonly Person[]): Person {
  const person = findPerson(headers, people);
  if (person === null) throw new RequestFault(401, 'Log in with basic auth: a person’s email address and any password.');
  return person;
}

/** Throws 403 for everyone else. */
export function requireAdministrator(person: Person): void {
  if (person.role !== 'administrator') throw new RequestFault(403, 'Only a Jira administrator can do this.');
}
