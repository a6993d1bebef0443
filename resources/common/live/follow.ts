import { MOST_FOLLOWED, readLiveEvent, type Listening, type LiveEvent, type LiveToken } from '../../../src/contract/live';
import type { Result } from '../../../src/contract/result';

/** Milliseconds between two calls for tokens: all people of a site share 50 operations in a second. */
const PACE = 1_000;

/** Milliseconds before what was refused is asked for again, which doubles each time. */
const RETRY_AFTER = 5_000;

/** After so many refusals in a row a page goes without. */
const MOST_REFUSALS = 4;

export type Subscribe = (issueId: string, token: string, onEvent: (payload: unknown) => void) => Promise<() => void>;

export interface FollowOptions {
  /** Asks for tokens; never rejects. */
  listen: (issueIds: string[]) => Promise<Result<Listening>>;
  /** Rejects where the channel cannot be heard. */
  subscribe: Subscribe;
  /** Runs something later; gives back how to call it off. */
  schedule: (task: () => void, milliseconds: number) => () => void;
  /** Hears of what others do, and of what this person does here or elsewhere. */
  onEvent: (event: LiveEvent, isOwn: boolean) => void;
}

export type Following = ReturnType<typeof createFollowing>;

/**
 * Hears what happens to issues, as long as Realtime answers. Where it does not, nobody is told of anything, and the page
 * looks for itself as it does anyway.
 */
export function createFollowing({ listen, subscribe, schedule, onEvent }: FollowOptions) {
  let wanted: string[] = [];
  /** How to stop hearing each issue. */
  const heard = new Map<string, () => void>();
  const renewals = new Map<string, () => void>();
  const stale = new Set<string>();
  let you: string | null = null;
  let refusals = 0;
  let isAtWork = false;
  let stopWaiting = (): void => undefined;
  let isClosed = false;

  const missing = (): string[] => wanted.filter((id) => !heard.has(id) || stale.has(id));

  function hear(issueId: string, payload: unknown): void {
    const event = readLiveEvent(payload);
    if (event === null || event.issueId !== issueId || isClosed) return;
    onEvent(event, event.by !== undefined && event.by === you);
  }

  function drop(issueId: string): void {
    heard.get(issueId)?.();
    heard.delete(issueId);
    renewals.get(issueId)?.();
    renewals.delete(issueId);
    stale.delete(issueId);
  }

  /** The new subscription stands before the old one ends, so that nothing is missed. */
  async function takeUp({ issueId, token, renewAfterSeconds }: LiveToken): Promise<void> {
    const stop = await subscribe(issueId, token, (payload) => hear(issueId, payload));
    if (isClosed || !wanted.includes(issueId)) {
      stop();
      return;
    }
    drop(issueId);
    heard.set(issueId, stop);
    renewals.set(
      issueId,
      schedule(() => {
        stale.add(issueId);
        work(0);
      }, renewAfterSeconds * 1_000),
    );
  }

  /** False when something was refused that may be had later. */
  async function ask(issueIds: string[]): Promise<boolean> {
    const answer = await listen(issueIds);
    if (isClosed) return true;
    if (!answer.ok) {
      // Whoever may not see the issue any more hears nothing more of it.
      if (!answer.error.retryable) for (const id of issueIds) drop(id);
      return false;
    }
    you = answer.data.you;
    const taken = await Promise.all(
      answer.data.tokens.map((token) =>
        takeUp(token).then(
          () => true,
          () => false,
        ),
      ),
    );
    return taken.length === issueIds.length && taken.every(Boolean);
  }

  function work(wait: number): void {
    if (isAtWork || isClosed || refusals >= MOST_REFUSALS) return;
    stopWaiting();
    stopWaiting = schedule(() => {
      const issueIds = missing().slice(0, MOST_FOLLOWED);
      if (issueIds.length === 0) return;
      isAtWork = true;
      void ask(issueIds).then((isWhole) => {
        isAtWork = false;
        refusals = isWhole ? 0 : refusals + 1;
        if (missing().length > 0) work(isWhole ? PACE : RETRY_AFTER * 2 ** (refusals - 1));
      });
    }, wait);
  }

  return {
    /** Hears these issues and no others, the first ones first. */
    follow(issueIds: string[]): void {
      wanted = issueIds;
      for (const id of heard.keys()) if (!wanted.includes(id)) drop(id);
      if (missing().length > 0) work(PACE);
    },
    close(): void {
      isClosed = true;
      stopWaiting();
      for (const id of [...heard.keys()]) drop(id);
    },
  };
}
