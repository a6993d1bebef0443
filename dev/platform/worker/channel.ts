import { randomUUID } from 'node:crypto';
import type { HttpReply, PlatformRequest, WorkerMessage } from '../protocol';
import { requireInvocation } from './invocation-scope';

const waiting = new Map<string, (reply: HttpReply) => void>();

/** Milliseconds since 1970 with fractions, so that calls made together can be told from calls made in turn. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

export function send(message: WorkerMessage): void {
  process.send?.(message);
}

/** Asks the host to answer a call of a Forge service. */
export async function callHost(request: PlatformRequest): Promise<HttpReply> {
  const callId = randomUUID();
  const invocationId = requireInvocation().id;
  const reply = await new Promise<HttpReply>((resolve) => {
    waiting.set(callId, resolve);
    send({ type: 'platform-call', callId, invocationId, start: now(), request });
  });
  send({ type: 'call-end', callId, end: now() });
  return reply;
}

export function receiveReply(callId: string, reply: HttpReply): void {
  waiting.get(callId)?.(reply);
  waiting.delete(callId);
}
