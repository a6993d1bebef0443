/** Runs of a function: for a front end, for an event of a queue, on schedule, and for an event of Jira. */
const RUN_KINDS = ['resolver', 'action', 'consumer', 'schedule', 'trigger'] as const;
export const CALL_KINDS = [...RUN_KINDS, 'jira', 'storage', 'queue', 'endpoint', 'realtime'] as const;

export type CallKind = (typeof CALL_KINDS)[number];

/** Whether it is a run of a function, and not something that a function called. */
export function isRun({ kind }: { kind: CallKind }): boolean {
  return RUN_KINDS.some((run) => run === kind);
}

/** A recorded call as `/host/calls?outline=…` tells of it. Times are milliseconds since 1970. */
export interface CallOutline {
  id: string;
  kind: CallKind;
  invocationId: string;
  summary: string;
  start: number;
  end?: number;
  status?: number;
  error?: string;
  /** The fault on demand that it met. */
  fault?: string;
  /** Runs of a function: the code of the error that it returned. */
  code?: string;
  accountId?: string | null;
  issueKey?: string;
  projectKey?: string;
}

export interface Outcome {
  text: string;
  tone: 'good' | 'bad' | 'neutral';
}

/** What became of a call, in a word. */
export function outcomeOf({ kind, end, status, error, code }: CallOutline): Outcome {
  if (error !== undefined) return { text: isRun({ kind }) ? 'threw' : (error.split(':')[0] ?? error), tone: 'bad' };
  if (code !== undefined) return { text: code, tone: 'bad' };
  if (end === undefined) return { text: 'under way', tone: 'neutral' };
  if (isRun({ kind })) return { text: 'ok', tone: 'good' };
  // To read what was never written is no failure.
  if (kind === 'storage' && status === 404) return { text: 'no value', tone: 'neutral' };
  return { text: status === undefined ? 'no answer' : String(status), tone: status !== undefined && status < 400 ? 'good' : 'bad' };
}

export function durationOf({ start, end }: Pick<CallOutline, 'start' | 'end'>): string {
  if (end === undefined) return '…';
  const milliseconds = Math.max(0, end - start);
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds).toLocaleString('en')} ms`;
}
