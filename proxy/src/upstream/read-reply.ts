import type { Completion } from './completion';
import type { RawReply } from './attempt';
import { UpstreamFault } from './upstream-fault';
import type { Wire } from './wire';

const LONGEST_RETRY_AFTER_SECONDS = 60;
/** The parameters that servers refuse for want of support; the caller may leave them out and try again. */
const REFUSABLE = ['response_format', 'temperature', 'top_p', 'seed', 'stop', 'max_tokens'] as const;
const ABOUT_FORMAT = /response_?format|json_?schema|grammar|guided|\bformat\b/i;
const ABOUT_LENGTH = /context|too long|maximum.{0,20}length/i;

function retryAfterSeconds(reply: RawReply): number {
  const seconds = Number(reply.retryAfter);
  return Number.isFinite(seconds) && seconds >= 1 ? Math.min(LONGEST_RETRY_AFTER_SECONDS, Math.ceil(seconds)) : 1;
}

/** The text of the server's refusal only chooses between constants; none of it goes on. */
function refusal(reply: RawReply): UpstreamFault {
  const traits = { isUntouched: false, isFailure: false };
  if (reply.status === 422) return new UpstreamFault('unprocessable', traits);
  const text = reply.body.toString('utf8');
  const param = REFUSABLE.find((name) => text.includes(name)) ?? (ABOUT_FORMAT.test(text) ? 'response_format' : undefined);
  if (param !== undefined) return new UpstreamFault('parameter_refused_by_model', { ...traits, param });
  if (ABOUT_LENGTH.test(text)) return new UpstreamFault('context_length_exceeded', { ...traits, param: 'messages' });
  return new UpstreamFault('parameter_refused_by_model', traits);
}

function faultOfStatus(reply: RawReply): UpstreamFault {
  const { status } = reply;
  // Refused before any work: another upstream may be asked.
  if (status === 401 || status === 403 || status === 407)
    return new UpstreamFault('upstream_misconfigured', { isUntouched: true, isFailure: true });
  // The model is not there; others on the same server may be.
  if (status === 404) return new UpstreamFault('upstream_misconfigured', { isUntouched: true, isFailure: false });
  if (status === 429 || status === 503) {
    return new UpstreamFault('upstream_busy', { isUntouched: true, isFailure: false, retryAfterSeconds: retryAfterSeconds(reply) });
  }
  if (status === 400 || status === 422) return refusal(reply);
  if (status === 413) return new UpstreamFault('context_length_exceeded', { isUntouched: false, isFailure: false, param: 'messages' });
  if (status === 408 || status === 504) return new UpstreamFault('upstream_timeout', { isUntouched: false, isFailure: true });
  return new UpstreamFault('upstream_failed', { isUntouched: false, isFailure: true });
}

function invalidReply(): UpstreamFault {
  return new UpstreamFault('upstream_invalid_reply', { isUntouched: false, isFailure: true });
}

/** @throws UpstreamFault for everything that is not a completion. */
export function readReply(reply: RawReply, wire: Wire): Completion {
  if (reply.status !== 200) throw faultOfStatus(reply);
  // A proxy in front of a model often answers 200 with a page of its own.
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(reply.contentType)) throw invalidReply();
  let body: unknown;
  try {
    body = JSON.parse(reply.body.toString('utf8'));
  } catch {
    throw invalidReply();
  }
  const completion = wire.decode(body);
  if (completion === null) throw invalidReply();
  return completion;
}
