import { FunctionFailure } from '../function-failure';
import { createDuplicates } from './duplicates';
import { createJobs, type JobStats } from './jobs';
import type { Delivery, DuplicateMode, QueuedEvent } from './queue-types';
import { gapBefore, RETENTION_MILLISECONDS, retryAfterFailure, retryAskedFor } from './retry';

export interface EventQueueOptions {
  /** Runs the consumer. What it returns may ask for a retry; when it rejects, the event comes again. */
  deliver: (delivery: Readonly<Delivery>) => Promise<unknown>;
  /** What an earlier host did not finish. */
  unfinished: readonly Delivery[];
  duplicates: DuplicateMode;
  /** Milliseconds here for one of Forge's, in delays and in the gaps between attempts. */
  timeScale: number;
}

export interface PendingDelivery extends Readonly<Delivery> {
  /** `waiting` for its time, `ready` to begin, or `running`. */
  state: 'waiting' | 'ready' | 'running';
}

export interface EventQueue {
  push(events: readonly QueuedEvent[]): void;
  /** Undefined when there is no such job. */
  stats(queueName: string, jobId: string): JobStats | undefined;
  /** Takes back what has not begun yet, and keeps what has from coming again. */
  cancel(queueName: string, jobId: string): void;
  pending(): PendingDelivery[];
  /** Resolves when nothing is queued or running, retries included. */
  settled(): Promise<void>;
  setDuplicates(mode: DuplicateMode): void;
  /** Lets nothing begin anymore. */
  hold(): void;
  /** Lets the next so many deliveries begin, and holds again after them; all of them without a number. */
  release(count?: number): void;
  /** Nothing is delivered before. */
  start(): void;
  /** Ends all waiting. What runs or waits stays in the snapshot. */
  close(): void;
  snapshot(): Delivery[];
  onChange(listener: () => void): void;
}

interface Entry {
  delivery: Delivery;
  state: PendingDelivery['state'];
  /** When it is to be delivered a second time. */
  duplicate: 'after' | 'together' | null;
  isCancelled: boolean;
  timer?: NodeJS.Timeout;
}

/** Forge runs as many as there are; here each takes a process of this machine. */
const MOST_RUNNING = 6;

/** Forge's queues for background work: at least once, in no order, again and again for a day when it fails. */
export function createEventQueue(options: EventQueueOptions): EventQueue {
  const entries = new Set<Entry>();
  const jobs = createJobs();
  const duplicates = createDuplicates(options.duplicates);
  const listeners: (() => void)[] = [];
  const waitingForEnd: (() => void)[] = [];
  let isOpen = false;
  let allowance = Infinity;

  function changed(): void {
    for (const listener of listeners) listener();
    if (entries.size > 0) return;
    for (const resolve of waitingForEnd.splice(0)) resolve();
  }

  function add(delivery: Delivery, duplicate: Entry['duplicate'] = null): Entry {
    const entry: Entry = { delivery, state: 'ready', duplicate, isCancelled: false };
    entries.add(entry);
    return entry;
  }

  function postpone(entry: Entry, milliseconds: number): void {
    entry.state = 'waiting';
    entry.timer = setTimeout(() => {
      entry.state = 'ready';
      beginNext();
    }, milliseconds * options.timeScale);
  }

  function beginNext(): void {
    if (!isOpen) return;
    for (const entry of [...entries]) {
      if (entry.state !== 'ready' || isAtLimit(entry.delivery.event, running())) continue;
      if (allowance <= 0 || running().length >= MOST_RUNNING) return;
      allowance -= 1;
      void run(entry);
      // The copy takes no place of its own: a limit of concurrency is no lock, and an app must not lean on it as one.
      if (entry.duplicate === 'together') void run(add({ ...entry.delivery, isCopy: true }));
    }
  }

  async function run(entry: Entry): Promise<void> {
    const { delivery } = entry;
    entry.state = 'running';
    const began = Date.now();
    const retry = await options
      .deliver(delivery)
      .then(retryAskedFor, (error: unknown) => retryAfterFailure(error instanceof FunctionFailure ? error.reason : 'process-ended'));
    if (!isOpen) return;
    delivery.age += Date.now() - began;
    const gap = retry === null ? 0 : gapBefore(retry, delivery.retries);
    if (retry === null || entry.isCancelled || delivery.age + gap > RETENTION_MILLISECONDS) {
      finish(entry, retry === null ? 'success' : entry.isCancelled ? null : 'failed');
    } else {
      Object.assign(delivery, { retry, retries: delivery.retries + 1, age: delivery.age + gap });
      postpone(entry, gap);
    }
    changed();
    beginNext();
  }

  function finish(entry: Entry, outcome: 'success' | 'failed' | null): void {
    const { delivery, duplicate } = entry;
    clearTimeout(entry.timer);
    entries.delete(entry);
    if (!delivery.isCopy) jobs.end(delivery.event, outcome);
    if (duplicate === 'after' && outcome === 'success') add({ ...delivery, isCopy: true, retries: 0, retry: null });
  }

  const running = (): Entry[] => [...entries].filter(({ state }) => state === 'running');

  for (const delivery of options.unfinished) {
    add({ ...delivery });
    if (!delivery.isCopy) jobs.begin(delivery.event.queueName, delivery.event.jobId, 1);
  }
  return {
    push(events) {
      for (const event of events) {
        jobs.begin(event.queueName, event.jobId, 1);
        const delay = 1_000 * (event.delayInSeconds ?? 0);
        const entry = add({ event, isCopy: false, retries: 0, retry: null, age: delay }, duplicates.next());
        if (delay > 0) postpone(entry, delay);
      }
      changed();
      beginNext();
    },
    stats: (queueName, jobId) => jobs.stats(queueName, jobId),
    cancel(queueName, jobId) {
      for (const entry of [...entries]) {
        const { event } = entry.delivery;
        if (event.queueName !== queueName || event.jobId !== jobId) continue;
        entry.isCancelled = true;
        if (entry.state !== 'running') finish(entry, null);
      }
      changed();
    },
    pending: () => [...entries].map(({ delivery, state }) => ({ ...delivery, state })),
    settled: () => (entries.size === 0 ? Promise.resolve() : new Promise((resolve) => waitingForEnd.push(resolve))),
    setDuplicates(mode) {
      duplicates.mode = mode;
    },
    hold() {
      allowance = 0;
    },
    release(count = Infinity) {
      allowance = count;
      beginNext();
    },
    start() {
      isOpen = true;
      beginNext();
    },
    close() {
      isOpen = false;
      for (const { timer } of entries) clearTimeout(timer);
      for (const resolve of waitingForEnd.splice(0)) resolve();
    },
    snapshot: () => [...entries].map(({ delivery }) => structuredClone(delivery)),
    onChange: (listener) => void listeners.push(listener),
  };
}

/**
 * Whether as many events of its concurrency key run as may (@forge/events, `Concurrency`), whatever queue they are in.
 * That queues share the keys of an installation is a guess: the type names no queue beside the key.
 */
function isAtLimit({ concurrency, installationId }: QueuedEvent, running: readonly Entry[]): boolean {
  if (concurrency === undefined) return false;
  const alike = running.filter(({ delivery: { event, isCopy } }) => {
    return !isCopy && event.concurrency?.key === concurrency.key && event.installationId === installationId;
  });
  return alike.length >= concurrency.limit;
}
