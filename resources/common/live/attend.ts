import { PRESENCE_SECONDS } from '../../../src/contract/live';

/** Milliseconds that somebody stays before others are told: whoever goes through a list quickly is nowhere. */
const DWELL = 1_000;

/** Somebody is told of again before they are forgotten, in milliseconds. */
const AGAIN = (PRESENCE_SECONDS - 30) * 1_000;

/** An open page that nobody uses is told of no more after so many times: half an hour. */
const MOST_TIMES = 15;

export interface AttendOptions {
  /** Tells the others; never rejects. */
  tell: (issueId: string, isHere: boolean) => Promise<unknown>;
  schedule: (task: () => void, milliseconds: number) => () => void;
}

/** Says to the others which issue this person is on. */
export function createAttending({ tell, schedule }: AttendOptions) {
  let current: string | null = null;
  let isTold = false;
  let stop = (): void => undefined;

  function sayIn(issueId: string, wait: number, times: number): void {
    if (times >= MOST_TIMES) return;
    stop = schedule(() => {
      isTold = true;
      void tell(issueId, true);
      sayIn(issueId, AGAIN, times + 1);
    }, wait);
  }

  function goTo(issueId: string | null): void {
    if (issueId === current) return;
    stop();
    if (current !== null && isTold) void tell(current, false);
    current = issueId;
    isTold = false;
    if (issueId !== null) sayIn(issueId, DWELL, 0);
  }

  return { goTo, close: () => goTo(null) };
}
