import type { HttpReply } from '../protocol';
import type { ManifestConsumer } from '../manifest';
import type { PushedEvent } from './queue-types';

export interface PushRequest {
  queueName: string;
  jobId: string;
  payload: PushedEvent[];
}

/** Forge documentation, "Platform quotas and limits", Async events (February 2026). */
const MOST_EVENTS = 50;
const MOST_KILOBYTES = 200;
/** Of one event, when its consumer may run for longer than `USUAL_SECONDS`. */
const MOST_KILOBYTES_OF_LONG = 100;
const USUAL_SECONDS = 55;
const LONGEST_DELAY = 900;

/** Why a push is refused as a whole; undefined when it is fine. @forge/events checks some of this before it asks. */
export function refusePush({ queueName, payload }: PushRequest, consumers: readonly ManifestConsumer[]): HttpReply | undefined {
  const consumer = consumers.find(({ queue }) => queue === queueName);
  if (consumer === undefined) return refusal(400, `The manifest has no consumer of the queue ${queueName}.`);
  if (payload.length === 0 || payload.length > MOST_EVENTS) return refusal(400, `A push holds 1 to ${MOST_EVENTS} events.`);
  if (payload.some(({ delayInSeconds = 0 }) => delayInSeconds < 0 || delayInSeconds > LONGEST_DELAY)) {
    return refusal(400, `The delayInSeconds setting must be between 0 and ${LONGEST_DELAY}.`);
  }
  if (kilobytes(payload) > MOST_KILOBYTES) return tooLarge(`The maximum payload size is ${MOST_KILOBYTES}KB.`);
  if (consumer.timeoutSeconds > USUAL_SECONDS && payload.some((event) => kilobytes(event) > MOST_KILOBYTES_OF_LONG)) {
    return tooLarge(`The maximum size of an event for a function of more than ${USUAL_SECONDS} seconds is ${MOST_KILOBYTES_OF_LONG}KB.`);
  }
  return undefined;
}

/** As @forge/events reads it: a `message` for most, `errorMessage` for what is too large. */
export function refusal(status: number, message: string): HttpReply {
  return reply(status, { code: status, message });
}

function tooLarge(errorMessage: string): HttpReply {
  return reply(413, { errorMessage });
}

export function reply(status: number, body?: object): HttpReply {
  return { status, headers: { 'content-type': 'application/json' }, body: body === undefined ? '' : JSON.stringify(body) };
}

function kilobytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value)) / 1_024;
}
