import type { JiraState } from './state';

/** An id that nothing on this site has. Jira counts each kind of thing by itself; here one counter serves them all. */
export function newId(state: JiraState): string {
  state.lastHistoryId += 1;
  return String(state.lastHistoryId);
}
