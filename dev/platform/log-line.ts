import type { LogLevel } from './protocol';

/** Something that the app's function process printed. */
export interface LogLine {
  /** Milliseconds since 1970. */
  at: number;
  level: LogLevel;
  text: string;
  /** Null: outside any invocation, e.g. while the bundle loaded. */
  invocationId: string | null;
}
