import type { HttpReply } from './protocol';

export type CallKind = 'resolver' | 'jira' | 'storage' | 'endpoint';

export interface CallStart {
  id: string;
  kind: CallKind;
  invocationId: string;
  /** Milliseconds since 1970, with fractions, on the clock of whoever made the call. */
  start: number;
  /** One line, e.g. `PUT /rest/api/3/issue/10001`. Never a secret. */
  summary: string;
  /** Jira and endpoint calls: what was sent. */
  request?: { method: string; url: string; headers: Record<string, string>; body: string };
}

export interface CallEnd {
  end: number;
  /** Jira and endpoint calls: what came back. */
  reply?: HttpReply;
  status?: number;
  error?: string;
}

export type RecordedCall = CallStart & Partial<CallEnd>;

export interface Recorder {
  /** Newest last. */
  readonly calls: readonly RecordedCall[];
  begin(call: CallStart): void;
  /** Adds what has become known since. Does nothing when the call is not held any more. */
  update(id: string, facts: Partial<CallEnd>): void;
  clear(): void;
}

/** Remembers the newest calls, so that a long session stays small. */
export function createRecorder(capacity = 500): Recorder {
  const calls: RecordedCall[] = [];
  return {
    calls,
    begin(call) {
      calls.push({ ...call });
      if (calls.length > capacity) calls.splice(0, calls.length - capacity);
    },
    update(id, facts) {
      const call = calls.find((candidate) => candidate.id === id);
      if (call !== undefined) Object.assign(call, facts);
    },
    clear() {
      calls.length = 0;
    },
  };
}

/**
 * How many calls had to wait for another one: calls that overlap count as one
 * round. A call without an end lasts for ever.
 */
export function countRounds(calls: readonly RecordedCall[]): number {
  const inOrder = [...calls].sort((left, right) => left.start - right.start);
  let rounds = 0;
  let roundEnds = -Infinity;
  for (const call of inOrder) {
    const end = call.end ?? Infinity;
    if (call.start >= roundEnds) {
      rounds += 1;
      roundEnds = end;
    } else {
      roundEnds = Math.min(roundEnds, end);
    }
  }
  return rounds;
}
