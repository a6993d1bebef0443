import type { ErrorCode } from '../contract/error-body';

/**
 * Everything that a log line can hold. The vocabulary is closed: there is no field for free text, so
 * no issue text, name, address, token or prompt can ever be logged.
 */
export interface LogLine {
  event: 'resolver' | 'endpoint' | 'store';
  /** Name of a resolver function, from the contract. */
  name?: string;
  outcome: 'ok' | ErrorCode;
  /** Whole milliseconds. */
  ms?: number;
  /** HTTP status. */
  status?: number;
  /** How often a call was tried. */
  tries?: number;
}

/** The one place that logs. One JSON object a line, for Forge's log viewer. */
export function log(line: LogLine): void {
  console.log(JSON.stringify(line));
}
