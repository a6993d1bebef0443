import type { PlatformRequest } from './protocol';

/** A run of a function, as tests choose among them. */
export interface RunningFunction {
  kind: 'resolver' | 'action' | 'consumer' | 'schedule' | 'trigger';
  /** Export of the functions bundle, e.g. `runWorker`. */
  exportName: string;
  /** As the inspector shows it, e.g. `panel.applyTriage`. */
  summary: string;
}

export interface KillOrder {
  /** Which runs are meant; every run by default. */
  run?: (run: RunningFunction) => boolean;
  /** Which of their calls of Jira, storage and queues are counted; every call by default. */
  call?: (call: PlatformRequest) => boolean;
  /** The call at which the process is killed; 1 is the first one of the run. */
  nth: number;
  /** Whether the call has taken effect by then. Its caller never hears of it either way. */
  moment: 'before' | 'after';
}

export interface KillWatch {
  /** Whether a process has been killed. It happens once. */
  readonly hit: boolean;
  cancel(): void;
}

export interface KillPoints {
  add(order: KillOrder): KillWatch;
  /** To be asked once for each call; when its run is to be killed. */
  momentOf(invocationId: string, run: RunningFunction, call: PlatformRequest): KillOrder['moment'] | null;
}

/** Remembers where function processes are to be killed, as a platform kills them: in the middle of anything. */
export function createKillPoints(): KillPoints {
  const armed = new Map<KillOrder, { counts: Map<string, number>; watch: { hit: boolean } }>();
  return {
    add(order) {
      const watch = { hit: false, cancel: () => void armed.delete(order) };
      armed.set(order, { counts: new Map(), watch });
      return watch;
    },
    momentOf(invocationId, run, call) {
      let moment: KillOrder['moment'] | null = null;
      for (const [order, { counts, watch }] of armed) {
        if (order.run?.(run) === false || order.call?.(call) === false) continue;
        const count = (counts.get(invocationId) ?? 0) + 1;
        counts.set(invocationId, count);
        if (count !== order.nth || moment !== null) continue;
        watch.hit = true;
        armed.delete(order);
        moment = order.moment;
      }
      return moment;
    },
  };
}
