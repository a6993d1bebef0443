import { succeeded } from '../api/client';
import type { Session } from '../api/types';

/** Who can use the site, and what the app brings. The one route that needs no person: it is how one is chosen. */
export async function loadSession(): Promise<Session> {
  return (await succeeded(await fetch('/host/session'))).json() as Promise<Session>;
}
