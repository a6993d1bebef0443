import type { LogLine, RecordedCall } from '../platform';
import { marksIn } from './mark';
import type { Asked } from './marked-endpoint';

/** Everything that a call carried, in either direction. */
function textOf({ summary, request, reply, result, payload, accountId, error }: RecordedCall): string {
  return JSON.stringify([summary, request, reply, result, payload, accountId, error]);
}

/** An invocation in which something of another installation was found. */
export interface Stray {
  where: string;
  installations: number[];
}

/**
 * Every invocation belongs to one installation: whatever it was given, read, stored, sent, answered and
 * logged may hold the mark of that one alone.
 */
export function findStrays(calls: readonly RecordedCall[]): { strays: Stray[]; invocations: number } {
  const ofInvocation = new Map<string, { summary: string; marks: Set<number> }>();
  for (const call of calls) {
    const seen = ofInvocation.get(call.invocationId) ?? { summary: '', marks: new Set<number>() };
    if (call.id === call.invocationId) seen.summary = call.summary;
    for (const mark of marksIn(textOf(call))) seen.marks.add(mark);
    ofInvocation.set(call.invocationId, seen);
  }
  const strays = [...ofInvocation.values()].flatMap(({ summary, marks }): Stray[] =>
    marks.size > 1 ? [{ where: summary, installations: [...marks] }] : [],
  );
  return { strays, invocations: ofInvocation.size };
}

/** A question carries the texts of the one whose token it carries. */
export function findStrayQuestions(asked: readonly Asked[]): Stray[] {
  return asked.flatMap(({ token, texts }): Stray[] => {
    const all = new Set([...texts, ...(token === undefined ? [] : [token])]);
    return all.size > 1 || token === undefined ? [{ where: 'the endpoint', installations: [...all] }] : [];
  });
}

/** No log line holds a mark of anyone. */
export function findStrayLogs(logs: readonly LogLine[]): Stray[] {
  return logs.flatMap(({ text }): Stray[] =>
    marksIn(text).size > 0 ? [{ where: `a log line: ${text.slice(0, 80)}`, installations: [...marksIn(text)] }] : [],
  );
}

/** What an installation has stored holds its own mark, and no other. */
export function findStoredStrays(installation: number, stored: unknown): Stray[] {
  const marks = marksIn(JSON.stringify(stored));
  return marks.size === 1 && marks.has(installation)
    ? []
    : [{ where: `storage of installation ${installation}`, installations: [...marks] }];
}
