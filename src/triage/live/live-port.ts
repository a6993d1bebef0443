import type { LiveEvent, LiveToken } from '../../contract/live';

/** Telling whoever looks at an issue what happens to its suggestion. It is a convenience: nothing waits for it, and nothing fails with it. */
export interface LivePort {
  /** Never rejects, and takes a second at most. */
  tell(event: LiveEvent): Promise<void>;
  /** A token that only hears the issue, or null where there is none to be had. Who may have it is decided before. Never rejects. */
  sign(issueId: string): Promise<LiveToken | null>;
}

/** The same, without saying who it was. */
export function withoutPerson(live: LivePort): LivePort {
  return { ...live, tell: ({ issueId, state }) => live.tell({ issueId, state }) };
}

/** The same for the first issues of many: the operations in a second are shared by all people of a site. */
export function tellAtMost(live: LivePort, most: number): LivePort {
  let told = 0;
  return { ...live, tell: async (event) => (told++ < most ? live.tell(event) : undefined) };
}
