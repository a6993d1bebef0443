import { PRESENCE_SECONDS, type LiveEvent } from '../../../src/contract/live';

export interface PresenceOptions {
  /** Runs something later; gives back how to call it off. */
  schedule: (task: () => void, milliseconds: number) => () => void;
  /** Who else is on an issue now, by account id. */
  onChange: (issueId: string, others: string[]) => void;
}

/** Who is on which issue: whoever said so not long ago, and has not left since. */
export function createPresence({ schedule, onChange }: PresenceOptions) {
  /** How to forget each, by issue and account. */
  const present = new Map<string, Map<string, () => void>>();

  function forget(issueId: string, person: string): void {
    const others = present.get(issueId);
    others?.get(person)?.();
    if (others?.delete(person) === true) onChange(issueId, [...others.keys()]);
  }

  return {
    note({ issueId, state, by }: LiveEvent): void {
      if (by === undefined) return;
      if (state === 'left') return forget(issueId, by);
      if (state !== 'here') return;
      const others = present.get(issueId) ?? new Map<string, () => void>();
      present.set(issueId, others);
      const isNew = !others.has(by);
      others.get(by)?.();
      others.set(
        by,
        schedule(() => forget(issueId, by), PRESENCE_SECONDS * 1_000),
      );
      if (isNew) onChange(issueId, [...others.keys()]);
    },
    close(): void {
      for (const others of present.values()) for (const stop of others.values()) stop();
      present.clear();
    },
  };
}
