import type { HttpReply, HttpRequest } from './protocol';

/** The first five are runs of a function: for a front end, for an agent or a rule, for an event of a queue, on schedule, and for an event of Jira. */
export type CallKind = 'resolver' | 'action' | 'consumer' | 'schedule' | 'trigger' | 'jira' | 'storage' | 'queue' | 'endpoint' | 'realtime';

export interface CallStart {
  id: string;
  kind: CallKind;
  invocationId: string;
  /** Milliseconds since 1970, with fractions, on the clock of whoever made the call. */
  start: number;
  /** One line, e.g. `PUT /rest/api/3/issue/10001`. Never a secret. */
  summary: string;
  /** Calls that a function made: what was sent. */
  request?: HttpRequest;
  /** Runs of a function: who called from where, and with what. */
  accountId?: string | null;
  issueKey?: string;
  projectKey?: string;
  payload?: unknown;
}

export interface CallEnd {
  end: number;
  /** Calls that a function made: what came back. */
  reply?: HttpReply;
  /** Runs of a function: what it returned. */
  result?: unknown;
  status?: number;
  error?: string;
  /** The fault on demand that the call met. */
  fault?: string;
}

export type RecordedCall = CallStart & Partial<CallEnd>;

export interface Recorder {
  /** Newest last. */
  readonly calls: readonly RecordedCall[];
  /** Another one after each change. */
  readonly revision: number;
  begin(call: CallStart): void;
  /** Adds what has become known since. Does nothing when the call is no longer held. */
  update(id: string, facts: Partial<CallEnd>): void;
  clear(): void;
}

interface Held {
  call: RecordedCall;
  /** Characters of its bodies. */
  size: number;
}

/** Remembers the newest calls, so that a long session stays small: so many, and so many characters of bodies. */
export function createRecorder(capacity = 1_000, mostCharacters = 32 * 1_048_576): Recorder {
  let held: Held[] = [];
  let revision = 0;
  let characters = 0;

  function weigh(entry: Held): void {
    const size = sizeOf(entry.call);
    characters += size - entry.size;
    entry.size = size;
    while (held.length > capacity || (characters > mostCharacters && held.length > 1)) characters -= held.shift()?.size ?? 0;
    revision += 1;
  }

  return {
    get calls() {
      return held.map(({ call }) => call);
    },
    get revision() {
      return revision;
    },
    begin(call) {
      const entry = { call: { ...call }, size: 0 };
      held.push(entry);
      weigh(entry);
    },
    update(id, facts) {
      const entry = held.findLast(({ call }) => call.id === id);
      if (entry === undefined) return;
      Object.assign(entry.call, facts);
      weigh(entry);
    },
    clear() {
      held = [];
      characters = 0;
      revision += 1;
    },
  };
}

function sizeOf({ request, reply, payload, result }: RecordedCall): number {
  const bodies = (request?.body.length ?? 0) + (reply?.body.length ?? 0);
  return bodies + lengthOf(payload) + lengthOf(result);
}

function lengthOf(value: unknown): number {
  return value === undefined ? 0 : JSON.stringify(value).length;
}

/**
 * How many calls had to wait for another one: calls that overlap count as one
 * round. A call without an end lasts forever.
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
