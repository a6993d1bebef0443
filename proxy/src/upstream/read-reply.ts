import type { Completion } from '../chat/completion';
import type { RawReply } from './attempt';
import { explanationIn } from './explanation';
import { faultOfStatus } from './fault-of-status';
import { UpstreamFault } from './upstream-fault';
import type { Wire } from './wire';

/** JSON whatever the content type says, about which servers disagree; plain text for what is none. */
function parse(body: Buffer): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
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
  // Some servers write an empty error beside an answer.
  return [propertyOf(body, 'error'), propertyOf(first, 'error')].find(Boolean) ?? null;
}

/** The body of a reply that is no error, of either kind. @throws UpstreamFault */
export function openReply({ status, body, retryAfterSeconds }: RawReply): unknown {
  const parsed = parse(body);
  if (status !== 200) throw faultOfStatus({ status, text: explanationIn(parsed), retryAfterSeconds });
  const error = errorIn(parsed);
  if (error !== null) throw faultOfStatus({ status: statusOf(error), text: explanationIn({ error }), retryAfterSeconds });
  return parsed;
}

/** @throws UpstreamFault for everything that is not a completion. */
export function readReply(reply: RawReply, wire: Wire): Completion {
  const completion = wire.decode(openReply(reply));
  if (completion === null) throw new UpstreamFault('upstream_invalid_reply', { blame: 'tenant' });
  return completion;
}
