import { randomUUID } from 'node:crypto';
import type { ManifestConsumer } from '../manifest';
import type { HttpReply } from '../protocol';
import type { EventQueue } from './event-queue';
import { refusal, refusePush, reply, type PushRequest } from './push-rules';

export interface QueueServiceOptions {
  queue: EventQueue;
  consumers: readonly ManifestConsumer[];
  /** Milliseconds since 1970. */
  now: () => number;
}

const PATH = /^\/webhook\/queue\/(publish|stats|cancel)\//u;
/** Forge documentation, "Platform quotas and limits": events pushed in a minute. */
const MOST_EVENTS_A_MINUTE = 500;

/** Whether a path is one that @forge/events asks (`queries.js`). */
export function isQueuePath(path: string): boolean {
  return PATH.test(path);
}

/** Answers what @forge/events asks of Forge: push, statistics of a push, cancel. `installationId` null: this site's. */
export function createQueueService({ queue, consumers, now }: QueueServiceOptions) {
  let pushes: { at: number; events: number }[] = [];

  function push(request: PushRequest, installationId: string | null): HttpReply {
    const refused = refusePush(request, consumers);
    if (refused !== undefined) return refused;
    const { queueName, jobId, payload } = request;
    pushes = pushes.filter(({ at }) => at > now() - 60_000);
    const ofMinute = pushes.reduce((sum, { events }) => sum + events, payload.length);
    if (ofMinute > MOST_EVENTS_A_MINUTE) return refusal(429, 'Too many requests.');
    pushes.push({ at: now(), events: payload.length });
    const pushed = { queueName, jobId, installationId, pushedAt: now() };
    queue.push(payload.map((event) => ({ ...event, ...pushed, eventId: randomUUID() })));
    return reply(201, {});
  }

  return (path: string, body: string, installationId: string | null): HttpReply => {
    const request = JSON.parse(body) as PushRequest;
    const { queueName, jobId } = request;
    const operation = PATH.exec(path)?.[1];
    if (operation === 'publish') return push(request, installationId);
    const stats = queue.stats(queueName, jobId);
    if (stats === undefined) return refusal(404, `The job ${jobId} was not found.`);
    if (operation === 'stats') return reply(200, stats);
    queue.cancel(queueName, jobId);
    return reply(204);
  };
}
