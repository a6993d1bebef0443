import { SCHEDULE_INTERVALS, type ManifestSchedule } from './manifest';

export interface SchedulesOptions {
  schedules: readonly ManifestSchedule[];
  run: (schedule: ManifestSchedule) => Promise<unknown>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds from the start to the first run; null: nothing runs by itself. */
  firstAfter: number | null;
}

export interface Schedules {
  /** Runs one now. Rejects when there is no such schedule and when its function fails. */
  run(key: string): Promise<unknown>;
  start(): void;
  close(): void;
}

/** Forge documentation, "Scheduled trigger": about five minutes after the deployment. */
export const FIRST_RUN_MILLISECONDS = 300_000;
/** How often the clock is looked at, in milliseconds: a test may move it. */
const CHECK_INTERVAL = 250;

/** Runs scheduled functions whenever their interval has passed. One that fails is not repeated, as on Forge. */
export function createSchedules({ schedules, run, now, firstAfter }: SchedulesOptions): Schedules {
  const due = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  function check(): void {
    for (const schedule of schedules) {
      const at = due.get(schedule.key) ?? Infinity;
      if (now() < at) continue;
      // After a pause, e.g. of a laptop that slept, once and not once for each time that was missed.
      due.set(schedule.key, now() + SCHEDULE_INTERVALS[schedule.interval]);
      // How it ended is in the inspector.
      run(schedule).catch(() => undefined);
    }
  }

  return {
    async run(key) {
      const schedule = schedules.find((candidate) => candidate.key === key);
      if (schedule === undefined) throw new Error(`The manifest has no scheduled trigger with the key ${key}.`);
      return run(schedule);
    },
    start() {
      if (firstAfter === null || schedules.length === 0) return;
      for (const { key } of schedules) due.set(key, now() + firstAfter);
      timer = setInterval(check, CHECK_INTERVAL);
    },
    close: () => clearInterval(timer),
  };
}
