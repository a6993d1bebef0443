import type { LiveEvent } from '../../src/contract/live';
import { createAttending } from '../common/live/attend';
import { createFollowing, type Subscribe } from '../common/live/follow';
import { createPresence } from '../common/live/presence';
import type { QueueCalls } from './queue-calls';

/** What is heard in such a time is looked at together, in milliseconds. */
const GATHERED = 200;

/** One look at the page costs no more of Jira's points than looks at so many issues. */
const MANY = 4;

export interface KeepUpOptions {
  calls: Pick<QueueCalls, 'listenToIssues' | 'attend'>;
  subscribe: Subscribe;
  schedule: (task: () => void, milliseconds: number) => () => void;
  onOthers: (issueId: string, others: string[]) => void;
  /** Reads how things stand with an issue. */
  lookAt: (issueId: string) => Promise<void>;
  /** Reads the whole page for proposals that have come. */
  lookAtAll: () => Promise<void>;
}

export type KeepUp = ReturnType<typeof createKeepUp>;

/** Keeps a list up with what others do about its issues, and says to them which one this person is on. */
export function createKeepUp({ calls, subscribe, schedule, onOthers, lookAt, lookAtAll }: KeepUpOptions) {
  const presence = createPresence({ schedule, onChange: onOthers });
  const attending = createAttending({ tell: (issueId, isHere) => calls.attend(issueId, isHere), schedule });
  /** What has been heard last of each issue, and not been looked at. */
  const heard = new Map<string, LiveEvent['state']>();
  let stopGathering = (): void => undefined;

  async function look(): Promise<void> {
    const decided = [...heard].filter(([, state]) => state === 'applied' || state === 'undone' || state === 'dismissed');
    const others = heard.size - decided.length;
    const ids = others < MANY ? [...heard.keys()] : decided.map(([id]) => id);
    heard.clear();
    if (others >= MANY) await lookAtAll();
    for (const id of ids) await lookAt(id);
  }

  const following = createFollowing({
    listen: (issueIds) => calls.listenToIssues(issueIds),
    subscribe,
    schedule,
    onEvent(event, isOwn) {
      if (event.state === 'here' || event.state === 'left') {
        if (!isOwn) presence.note(event);
        return;
      }
      heard.set(event.issueId, event.state);
      stopGathering();
      stopGathering = schedule(() => void look(), GATHERED);
    },
  });

  return {
    /** The issues of the page, the open one first. */
    follow: (issueIds: string[]): void => following.follow(issueIds),
    /** Which issue is open. */
    goTo: attending.goTo,
    close(): void {
      stopGathering();
      attending.close();
      following.close();
      presence.close();
    },
  };
}
