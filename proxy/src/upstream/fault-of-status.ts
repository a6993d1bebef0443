import { callersFault, misconfigured, operatorsFault } from './refusal';
import { UpstreamFault } from './upstream-fault';

/** What a server's answer says beside its status. */
export interface Refusal {
  status: number;
  /** Words for the reason, from {@link explanationIn}. */
  text: string;
  retryAfterSeconds: number;
}

function busy({ retryAfterSeconds }: Refusal): UpstreamFault {
  return new UpstreamFault('upstream_busy', { blame: 'nobody', isUntouched: true, retryAfterSeconds });
}

/** 4xx: by definition the request, whose fault that ever is, and no failure of the server (RFC 9110, 15.5). */
function clientFault(refusal: Refusal): UpstreamFault {
  const { status, text } = refusal;
  if (status === 401 || status === 407) return misconfigured('credentials');
  if (status === 402) return misconfigured('credit');
  if (status === 405) return misconfigured('address');
  if (status === 408) return new UpstreamFault('upstream_timeout', { blame: 'tenant' });
  if (status === 413) return new UpstreamFault('context_length_exceeded', { blame: 'nobody', param: 'messages' });
  if (status === 429 && /request too large/i.test(text))
    return new UpstreamFault('context_length_exceeded', { blame: 'nobody', param: 'messages' });
  const operators = operatorsFault(text);
  if (status === 429) return operators ?? busy(refusal);
  const callers = callersFault(text);
  if (status === 403) return callers?.code === 'content_filter' ? callers : (operators ?? misconfigured('permission'));
  if (status === 404) return callers ?? operators ?? misconfigured('model');
  if (status === 422) return new UpstreamFault('unprocessable', { blame: 'nobody', ...param(callers) });
  return callers ?? operators ?? new UpstreamFault(status === 400 ? 'parameter_refused_by_model' : 'unprocessable', { blame: 'nobody' });
}

function param(fault: UpstreamFault | null): { param?: string } {
  return fault?.traits.param === undefined ? {} : { param: fault.traits.param };
}

/** What an answer other than 200 means. */
export function faultOfStatus(refusal: Refusal): UpstreamFault {
  const { status, text } = refusal;
  if (status >= 400 && status < 500) return clientFault(refusal);
  // 529: overloaded (Anthropic, and gateways in front of it).
  if (status === 503 || status === 529) return busy(refusal);
  if (status === 501) return callersFault(text) ?? new UpstreamFault('parameter_refused_by_model', { blame: 'nobody' });
  // 524: Cloudflare's 504.
  if (status === 504 || status === 524) return new UpstreamFault('upstream_timeout', { blame: 'tenant' });
  // llama.cpp, Ollama and vLLM answer 500 to a schema or an order of roles that they cannot use.
  return callersFault(text) ?? operatorsFault(text) ?? new UpstreamFault('upstream_failed', { blame: 'tenant' });
}
