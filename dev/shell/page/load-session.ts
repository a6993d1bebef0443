import { AGENT } from '../../jira/sample/people';
import { createClient } from '../api/client';
import type { Session } from '../api/types';

/** Who can use the site, and what the app brings. It is read as a person who is always there, to learn of the others. */
export function loadSession(): Promise<Session> {
  return createClient(AGENT).get<Session>('/host/session');
}
