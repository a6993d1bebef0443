import type { ErrorCode } from '../../contract/error-body';

/**
 * Everything that a log line can hold. The vocabulary is closed: there is no field for free text, so
 * no issue text, name, address, token or prompt can ever be logged.
 */
export interface LogLine {
  event: 'resolver' | 'action' | 'consumer' | 'schedule' | 'trigger';
  /** Name of a resolver function, from the contract, or of an action or a function in the manifest. */
  name: string;
  /** `consent`: Jira asks the person to allow the app to act for them. */
  outcome: 'ok' | 'consent' | ErrorCode;
  /** Whole milliseconds. */
  ms: number;
  /** HTTP status. */
  status?: number;
  /** For `INTERNAL`: where the code was, from {@link codePlace}. */
  where?: string;
}

/**
 * The frames of a stack. It begins with the message, which can hold lines that look like frames: unless the message is
 * found there whole and ends where its line does, there are none.
 */
function framesOf({ stack = '', message }: Error): string {
  const [name = ''] = /^[\w$.]{0,80}(?: \[\w+\])?(?:: )?/.exec(stack) ?? [];
  const rest = stack.slice(name.length);
  return rest.startsWith(`${message}\n`) ? rest.slice(message.length) : '';
}

/**
 * Function and line of the innermost frame, so that a bug can be found without its message, which
 * could hold anything.
 */
export function codePlace(error: unknown): string | undefined {
  const origin = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(origin instanceof Error)) return undefined;
  return /^\s+at (?:async )?([\w.<>$ ]{1,80})? ?\(?(?:.*[\\/])?([\w.-]{1,80}:\d+:\d+)\)?$/m
    .exec(framesOf(origin))
    ?.slice(1)
    .filter(Boolean)
    .join(' ');
}

/** The one place that logs. One JSON object a line, for Forge's log viewer. */
export function log(line: LogLine): void {
  console.log(JSON.stringify(line));
}
