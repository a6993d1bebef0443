import { isRun, type CallOutline } from './call-outline';

/** One run of a function with everything that it called, on one time axis. */
export interface Invocation {
  id: string;
  /** Null: the recorder has forgotten it, but not yet all of its calls. */
  run: CallOutline | null;
  /** The run first, then its calls in the order in which they began. */
  calls: CallOutline[];
  /** Ends of the axis, milliseconds since 1970. */
  start: number;
  end: number;
}

/** Newest first. What is in progress reaches to `now`. */
export function groupCalls(calls: readonly CallOutline[], now: number): Invocation[] {
  const groups = new Map<string, CallOutline[]>();
  for (const call of calls) {
    const group = groups.get(call.invocationId);
    if (group === undefined) groups.set(call.invocationId, [call]);
    else group.push(call);
  }
  return [...groups].map(([id, group]) => toInvocation(id, group, now)).sort((left, right) => right.start - left.start);
}

function toInvocation(id: string, group: CallOutline[], now: number): Invocation {
  const run = group.find(isRun) ?? null;
  const others = group.filter((call) => call !== run).sort((left, right) => left.start - right.start);
  const calls = run === null ? others : [run, ...others];
  return { id, run, calls, start: Math.min(...calls.map(({ start }) => start)), end: Math.max(...calls.map((call) => endOf(call, now))) };
}

const READS: Partial<Record<CallOutline['kind'], RegExp>> = {
  jira: /^GET /u,
  storage: /^(?:(?:batch\/|entity\/|secret\/)?get|(?:entity\/)?query)\b/u,
  realtime: /^/u,
};

function isRead(call: CallOutline): boolean {
  return READS[call.kind]?.test(call.summary) === true;
}

/** Resolver functions that a page calls by itself, to show how things stand and to keep up with others. */
const LOOKS = /\.(?:get|list|listen|attend)/u;

/** Whether a run is somebody's deed: for a page by what was asked, since a deed may fail before it writes and a look may POST; else by what it did. */
function isDeed({ run, calls }: Invocation): boolean {
  if (run?.kind === 'resolver') return !LOOKS.test(run.summary);
  return calls.some((call) => call !== run && !isRead(call));
}

/**
 * The run that stands open until somebody chooses: the newest deed. Pages look by themselves and would close the run that
 * somebody reads.
 */
export function leadingRun(invocations: readonly Invocation[]): Invocation | undefined {
  return invocations.find(isDeed) ?? invocations[0];
}

/** Where the bar of a call stands on its invocation's axis, in per cent. */
export function barOf(call: CallOutline, { start, end }: Pick<Invocation, 'start' | 'end'>, now: number): { left: number; width: number } {
  const whole = Math.max(end - start, 0.001);
  const left = (100 * (call.start - start)) / whole;
  return { left, width: (100 * (endOf(call, now) - call.start)) / whole };
}

function endOf({ start, end }: CallOutline, now: number): number {
  return Math.max(start, end ?? now);
}
