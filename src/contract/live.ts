/** What became of an issue's suggestion, and whether somebody is on the issue. */
export const LIVE_STATES = ['working', 'suggested', 'ended', 'applied', 'undone', 'dismissed', 'here', 'left'] as const;

export type LiveState = (typeof LIVE_STATES)[number];

/** What travels to whoever looks at the same issue: ids and a state, and never a text or a value. */
export interface LiveEvent {
  issueId: string;
  state: LiveState;
  /** Account id of the person; absent where nobody is signed in. Names are what the reader's own Jira shows. */
  by?: string;
}

/** How long somebody counts as being on an issue who does not say so again, in seconds. */
export const PRESENCE_SECONDS = 150;

/** Issues whose tokens are asked for in one call: each takes two of the 50 operations in a second that all people of a site share. */
export const MOST_FOLLOWED = 5;

/** What a page hears an issue with. */
export interface LiveToken {
  issueId: string;
  /** May only subscribe. */
  token: string;
  /** Seconds until it has to be asked for again, so that Jira is asked again. */
  renewAfterSeconds: number;
}

/** Tokens for the issues that Jira shows to this person; where Realtime does not answer, there are none. */
export interface Listening {
  /** The reader's own account id. */
  you: string;
  tokens: LiveToken[];
}

export function liveChannel(issueId: string): string {
  return `auto-triage-issue-${issueId}`;
}

/** What came over a channel, as an object or as its JSON; null where it is something else. */
export function readLiveEvent(payload: unknown): LiveEvent | null {
  try {
    const read = (typeof payload === 'string' ? JSON.parse(payload) : payload) as Partial<LiveEvent> | null;
    const { issueId, state, by } = read ?? {};
    const known = LIVE_STATES.find((each) => each === state);
    if (typeof issueId !== 'string' || known === undefined) return null;
    return { issueId, state: known, ...(typeof by === 'string' ? { by } : {}) };
  } catch {
    return null;
  }
}
