import { authorizationOf, succeeded } from '../api/client';
import type { Session } from '../api/types';

/** The sample site's agent, who is always there. */
const SOMEBODY = 'mara.lindqvist@nordkap.example';

/** Who can use the site, and what the app brings. */
export async function loadSession(): Promise<Session> {
  const response = await fetch('/host/session', { headers: { authorization: authorizationOf(SOMEBODY) } });
  return (await succeeded(response)).json() as Promise<Session>;
}
