import type { IssueCreated, JiraSite } from '../jira';
import type { ManifestTrigger } from './manifest';
import { createDuplicates } from './queue/duplicates';
import type { DuplicateMode } from './queue/queue-types';
import { gapBefore, retryAskedFor } from './queue/retry';

/** An event as a function gets it; with the context of a retry where it asked for one. */
export type DeliveredEvent = IssueCreated & { retryContext?: { retryCount: number; retryReason: string; retryData: unknown } };

export interface ProductEventsOptions {
  jira: Pick<JiraSite, 'onCreated'>;
  triggers: readonly ManifestTrigger[];
  duplicates: DuplicateMode;
  /** Milliseconds here for one of Forge's, in the gaps between attempts. */
  timeScale: number;
  /** Rejects when the function fails. */
  react: (trigger: ManifestTrigger, event: DeliveredEvent, isCopy: boolean) => Promise<unknown>;
}

export interface ProductEvents {
  /** Whether the app has a license; with one it begins. Without one, triggers that ask for one are not called. */
  setLicensed(isLicensed: boolean): void;
  /** Resolves when no event is on its way. */
  settled(): Promise<void>;
  /** Nothing is delivered before, nor kept for then. */
  start(): void;
  close(): void;
}

/** Forge documentation, "Atlassian app events": how often an event comes again for a function that asks for it. */
const MOST_RETRIES = 4;

/**
 * Hands Jira's events to the app's triggers, soon after they happened and outside of whatever made them happen. A delivery
 * may come twice. Unlike a queue's, an event whose function fails does not come again; only one for which the function
 * returns an `InvocationError` does.
 */
export function createProductEvents(options: ProductEventsOptions): ProductEvents {
  const duplicates = createDuplicates(options.duplicates);
  const underWay = new Set<Promise<unknown>>();
  let isOpen = false;
  let isLicensed = true;

  async function deliver(trigger: ManifestTrigger, event: IssueCreated, isCopy: boolean): Promise<void> {
    let retryContext: DeliveredEvent['retryContext'];
    for (let retries = 0; isOpen && retries <= MOST_RETRIES; retries += 1) {
      const delivered = retryContext === undefined ? event : { ...event, retryContext };
      // How it ended is in the inspector.
      const retry = await options.react(trigger, delivered, isCopy).then(retryAskedFor, () => null);
      if (retry === null) return;
      retryContext = { retryCount: retries + 1, retryReason: retry.reason, retryData: retry.data };
      await new Promise((resolve) => setTimeout(resolve, gapBefore(retry, retries) * options.timeScale));
    }
  }

  function follow(work: Promise<unknown>): void {
    const ended = work.finally(() => underWay.delete(ended));
    underWay.add(ended);
  }

  options.jira.onCreated((event) => {
    if (!isOpen) return;
    for (const trigger of options.triggers) {
      if (!trigger.events.includes(event.eventType)) continue;
      if (trigger.ignoreSelf && event.selfGenerated) continue;
      if (trigger.appIsLicensed && !isLicensed) continue;
      const copy = duplicates.next();
      const first = new Promise((resolve) => setImmediate(resolve)).then(() => deliver(trigger, event, false));
      follow(first);
      if (copy !== null) follow((copy === 'after' ? first : Promise.resolve()).then(() => deliver(trigger, event, true)));
    }
  });

  return {
    setLicensed: (next) => void (isLicensed = next),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    start: () => void (isOpen = true),
    close: () => void (isOpen = false),
  };
}
