import type { Completion } from '../chat/completion';
import type { RawReply } from './attempt';
import { explanationIn } from './explanation';
import { faultOfStatus } from './fault-of-status';
import { UpstreamFault } from './upstream-fault';
import type { Wire } from './wire';

/** Undefined for what is no JSON: a page of a gateway, a cut body. Servers disagree about the content type. */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** The status that an error inside a 200 would have had, as gateways write it that had committed to 200 (OpenRouter). */
function statusOf(error: unknown): number {
  const code = Number(propertyOf(error, 'code') ?? propertyOf(error, 'status'));
  return Number.isInteger(code) && code >= 400 && code < 600 ? code : 500;
}

/** The error inside a reply of status 200, at its top or in its one choice. */
function errorIn(body: unknown): unknown {
  const choices = propertyOf(body, 'choices');
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const own = propertyOf(body, 'error');
  // Some servers write `error: null` beside an answer.
  return own === undefined || own === null || own === '' ? propertyOf(first, 'error') : own;
}

/** What a health check's answer says is wrong, or null. @internal the body of a well server is not looked at */
export function faultOfReply(reply: RawReply): UpstreamFault | null {
  if (reply.status === 200) return null;
  return faultOfStatus({ status: reply.status, text: explanationIn(parseJson(reply.body)), retryAfterSeconds: reply.retryAfterSeconds });
}

/** @throws UpstreamFault for everything that is not a completion. */
export function readReply(reply: RawReply, wire: Wire): Completion {
  const fault = faultOfReply(reply);
  if (fault !== null) throw fault;
  const body = parseJson(reply.body);
  const error = errorIn(body);
  if (error !== undefined && error !== null) {
    throw faultOfStatus({ status: statusOf(error), text: explanationIn({ error }), retryAfterSeconds: reply.retryAfterSeconds });
  }
  const completion = wire.decode(body);
  if (completion === null) throw new UpstreamFault('upstream_invalid_reply', { blame: 'tenant' });
  return completion;
}
