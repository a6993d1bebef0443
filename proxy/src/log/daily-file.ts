import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SonicBoom } from 'sonic-boom';
import type { Clock } from '../clock';

const DAY_MS = 86_400_000;
const RETENTION_DAYS = 7;
const SWEEP_MS = 600_000;
const FLUSH_MS = 1_000;
const BUFFER_BYTES = 8_192;
const NAME = /^access-(\d{4}-\d{2}-\d{2})\.log$/;

/** Days since 1970. */
function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

/**
 * One log file for each day (UTC), deleted when its first line turns seven days old: by the date in its
 * name, at the start, at each new day and every ten minutes, whether or not anything is written.
 */
export class DailyFile {
  private stream: SonicBoom | null = null;
  private day = -1;
  private readonly timer: NodeJS.Timeout;

  /** `onFault` hears of files that could not be written or deleted; nothing else may stop for a log. */
  constructor(
    private readonly directory: string,
    private readonly clock: Clock,
    private readonly onFault: () => void,
    sweepMs: number = SWEEP_MS,
  ) {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.sweep();
    this.timer = setInterval(() => this.sweep(), sweepMs);
    this.timer.unref();
  }

  write(line: string): void {
    const day = dayOf(this.clock());
    if (day !== this.day) this.turnTo(day);
    this.stream?.write(line);
  }

  /** Deletes what is due. Public, so that a test can turn the clock. */
  sweep(): void {
    const now = this.clock();
    if (this.stream !== null && this.day !== dayOf(now)) this.closeStream();
    for (const name of readdirSync(this.directory)) {
      const day = NAME.exec(name)?.[1];
      if (day === undefined || now - Date.parse(day) < RETENTION_DAYS * DAY_MS) continue;
      try {
        rmSync(join(this.directory, name));
      } catch {
        this.onFault();
      }
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    const { stream } = this;
    if (stream === null) return;
    await new Promise<void>((resolve) => {
      stream.once('close', resolve);
      stream.once('error', () => resolve());
      stream.end();
    });
  }

  private turnTo(day: number): void {
    this.closeStream();
    this.sweep();
    this.day = day;
    this.stream = new SonicBoom({
      dest: join(this.directory, `access-${new Date(day * DAY_MS).toISOString().slice(0, 10)}.log`),
      sync: false,
      minLength: BUFFER_BYTES,
      periodicFlush: FLUSH_MS,
      mode: 0o600,
    });
    this.stream.on('error', this.onFault);
  }

  private closeStream(): void {
    this.stream?.end();
    this.stream = null;
    this.day = -1;
  }
}
