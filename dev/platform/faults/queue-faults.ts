import type { HttpReply, PlatformRequest } from '../protocol';
import { JSON_HEADERS } from './fault-times';

/** Ways in which a push to a queue fails; of `partial` only the first event is refused. */
export const QUEUE_FAULTS = ['429', '413', '500', 'partial'] as const;

export type QueueFault = (typeof QUEUE_FAULTS)[number];

/** Whether a call can meet a fault. */
export function queueFaultConcerns(_fault: QueueFault, { path }: Pick<PlatformRequest, 'path'>): boolean {
  return path.includes('/publish/');
}

/** Answers a push under a fault; `ask` hands a push on, which a refusal never does (shapes: @forge/events `validators.js`). */
export function answerOfFaultyQueue(fault: QueueFault, body: string, ask: (body: string) => HttpReply): HttpReply {
  switch (fault) {
    case '429':
      return reply(429, { message: 'Too many requests.' });
    case '413':
      return reply(413, { errorMessage: 'The maximum payload size is 200KB.' });
    case '500':
      return reply(500, { code: 500, message: 'The queue met an unexpected error.' });
    case 'partial': {
      const request = JSON.parse(body) as { payload: unknown[] };
      const rest = request.payload.slice(1);
      const answer = rest.length === 0 ? reply(201, {}) : ask(JSON.stringify({ ...request, payload: rest }));
      return answer.status === 201 ? reply(202, { failedEvents: [{ index: '0', errorMessage: 'The event was not recorded.' }] }) : answer;
    }
  }
}

function reply(status: number, body: object): HttpReply {
  return { status, headers: JSON_HEADERS, body: JSON.stringify(body) };
}
