import { fstatSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SonicBoom } from 'sonic-boom';
import type { Clock } from '../clock';

const DAY_MS = 86_400_000;
const RETENTION_DAYS = 7;
const SWEEP_MS = 60_000;
const FLUSH_MS = 1_000;
const BUFFER_BYTES = 8_192;
/** Some 4,000 lines may wait for a disk; what comes after them is dropped. */
const MOST_WAITING_BYTES = 1_048_576;
/** A folder that refuses a file is not asked again before that. */
const REOPEN_MS = 1_000;
const NAME = /^access-(\d{4}-\d{2}-\d{2})\.log$/;

/** Days since 1970. */
function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

/** Whoever hears of a log's faults; nothing else may stop for a log. */
export interface LogListener {
  /** A file or the folder could not be written, read or deleted. */
  onFault(): void;
  /** A line is lost: it could not be written in time. */
  onLineDropped(): void;
}

/**
 * One log file for each day (UTC), deleted when its first line turns seven days old: by the date in its name, at the
 * start, at each new day and every minute, whether or not anything is written. A date in the future, left by a clock
 * that was wrong, is deleted as well. A full disk or a folder that is gone costs lines, which are counted, and memory
 * for a bounded number of them; writing resumes by itself.
 */
export class DailyFile {
  private file: { stream: SonicBoom; descriptor: number; path: string } | null = null;
  private day = -1;
  private mayOpenAt = Number.NEGATIVE_INFINITY;
  private readonly timer: NodeJS.Timeout;

  /** @throws Error when the folder cannot be made: that is a fault of the start */
  constructor(
    private readonly directory: string,
    private readonly clock: Clock,
    private readonly listener: LogListener,
    sweepMs: number = SWEEP_MS,
  ) {
    this.makeDirectory();
    this.sweep();
    this.timer = setInterval(() => this.sweep(), sweepMs);
    this.timer.unref();
  }

  write(line: string): void {
    const day = dayOf(this.clock());
    if (day !== this.day) this.turnTo(day);
    if (this.file === null) this.listener.onLineDropped();
    else this.file.stream.write(line);
  }

  /** Deletes what is due, and lets go of a file that somebody removed. Public, so that a test can turn the clock. */
  sweep(): void {
    const now = this.clock();
    if (this.day !== dayOf(now) || !this.isFileThere()) this.closeFile();
    const isDue = (day: number): boolean => now - day >= RETENTION_DAYS * DAY_MS || day - now > DAY_MS;
    try {
      const names = readdirSync(this.directory).filter((name) => isDue(Date.parse(NAME.exec(name)?.[1] ?? '')));
      for (const name of names) this.remove(name);
    } catch {
      this.listener.onFault();
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    if (this.file === null) return;
    const { stream } = this.file;
    await new Promise<void>((resolve) => {
      stream.once('close', resolve);
      stream.once('error', () => resolve());
      stream.end();
    });
  }

  private makeDirectory(): void {
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
  }

  private remove(name: string): void {
    try {
      rmSync(join(this.directory, name));
    } catch {
      this.listener.onFault();
    }
  }

  private isFileThere(): boolean {
    if (this.file === null) return true;
    try {
      return statSync(this.file.path).ino === fstatSync(this.file.descriptor).ino;
    } catch {
      return false;
    }
  }

  private turnTo(day: number): void {
    this.closeFile();
    if (performance.now() < this.mayOpenAt) return;
    this.sweep();
    const path = join(this.directory, `access-${new Date(day * DAY_MS).toISOString().slice(0, 10)}.log`);
    try {
      this.makeDirectory();
      // Opened here: SonicBoom's own timer throws, where nobody can catch it, once it could not open its file.
      this.file = { path, ...this.open(path) };
      this.day = day;
    } catch {
      this.mayOpenAt = performance.now() + REOPEN_MS;
      this.listener.onFault();
    }
  }

  private open(path: string): { stream: SonicBoom; descriptor: number } {
    const descriptor = openSync(path, 'a', 0o600);
    const stream = new SonicBoom({
      fd: descriptor,
      sync: false,
      minLength: BUFFER_BYTES,
      maxLength: MOST_WAITING_BYTES,
      periodicFlush: FLUSH_MS,
    });
    stream.on('drop', () => this.listener.onLineDropped());
    // What could not be written is kept, and tried again each second.
    stream.on('error', () => this.listener.onFault());
    return { stream, descriptor };
  }

  private closeFile(): void {
    this.file?.stream.end();
    this.file = null;
    this.day = -1;
  }
}
