import type { HttpReply, PlatformRequest } from '../protocol';
import { JSON_HEADERS, waitQuietly, type FaultTimes } from './fault-times';

/** Ways in which Forge storage lets the app down, and what it may find there. */
export const STORAGE_FAULTS = ['slow', '429', '500', 'timeout', 'conflict', 'oversize', 'missing-secret', 'corrupt', 'old-schema'] as const;

export type StorageFaultName = (typeof STORAGE_FAULTS)[number];

type StorageRequest = Pick<PlatformRequest, 'path' | 'body'>;

/** Whether a call can meet a fault. */
export function storageFaultConcerns(fault: StorageFaultName, request: StorageRequest): boolean {
  const operation = request.path.replace(/^\/api\/v1\//u, '');
  switch (fault) {
    case 'conflict':
      return isConditional(request);
    case 'oversize':
      return /(?:^|\/)set$|^transaction$/u.test(operation);
    case 'missing-secret':
      return operation === 'secret/get';
    case 'corrupt':
      return operation === 'get' || operation === 'batch/get' || operation === 'secret/get';
    case 'old-schema':
      return operation === 'get' || operation === 'batch/get';
    default:
      return true;
  }
}

/** Answers a call under a fault; `ask` lets the storage answer, which a refusal never does. */
export async function answerOfFaultyStorage(fault: StorageFaultName, times: FaultTimes, ask: () => Promise<HttpReply>): Promise<HttpReply> {
  switch (fault) {
    case 'slow':
      await waitQuietly(times.storageSlow);
      return ask();
    case 'timeout':
      await waitQuietly(times.storageTimeout);
      return refusal(504, 'GATEWAY_TIMEOUT', 'The gateway did not hear from the storage in time.');
    case '429':
      return refusal(429, 'RATE_LIMIT_EXCEEDED', 'The rate limit of the storage was exceeded.');
    case '500':
      return refusal(500, 'INTERNAL_ERROR', 'The storage met an unexpected error.');
    case 'conflict':
      return refusal(409, 'KEY_CONFLICT', 'The provided key already exists.');
    case 'oversize':
      return refusal(400, 'MAX_SIZE', 'The provided value has exceeded the maximum size limit.');
    case 'missing-secret':
      return refusal(404, 'KEY_NOT_FOUND', 'The provided key does not exist.');
    case 'corrupt':
      return withValue(await ask(), () => '{"cut');
    case 'old-schema':
      return withValue(await ask(), olderVersionOf);
  }
}

function isConditional({ path, body = '' }: StorageRequest): boolean {
  return path.endsWith('/transaction') || /"keyPolicy"\s*:\s*"FAIL_IF_EXISTS"/u.test(body);
}

interface HeldValue {
  value?: unknown;
}

function withValue(reply: HttpReply, change: (value: unknown) => unknown): HttpReply {
  if (reply.status !== 200) return reply;
  const held = JSON.parse(reply.body) as HeldValue & { successfulKeys?: HeldValue[] };
  const changed = (one: HeldValue): HeldValue => ({ ...one, value: change(one.value) });
  const { successfulKeys } = held;
  const body = successfulKeys === undefined ? changed(held) : { ...held, successfulKeys: successfulKeys.map(changed) };
  return { ...reply, body: JSON.stringify(body) };
}

/** As a version may have written it that knew less: each object inside has only the first half of its members. */
function olderVersionOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, halved(member)]));
}

function halved(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  return Object.fromEntries(members.slice(0, Math.ceil(members.length / 2)).map(([name, member]) => [name, halved(member)]));
}

function refusal(status: number, code: string, message: string): HttpReply {
  return { status, headers: JSON_HEADERS, body: JSON.stringify({ code, message }) };
}
