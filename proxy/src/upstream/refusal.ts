import type { Problem } from './problem';
import { UpstreamFault } from './upstream-fault';

/**
 * How servers word a refusal. Sources: the API references of OpenAI, Azure, Gemini, Mistral, Groq, OpenRouter, DeepSeek
 * and DashScope ("Error codes"); the sources of vLLM (entrypoints/openai), llama.cpp (tools/server), Ollama
 * (server/routes.go, llm/server.go), TGI and LiteLLM (exceptions.py); issues of LM Studio's bug tracker.
 */
const FILTERED =
  /content[_ ]?filter|content management policy|content[_ ]policy|responsible_?ai|jailbreak|data_?inspection|inappropriate content|moderation|\bflagged\b|safety|sensitive (?:content|word)|prohibited[_ ]content/i;
const TOO_LONG =
  /context[_ ]?(?:length|size|window)|exceeds?[^.]{0,40}context|too (?:long|large|many tokens)|maximum[^.]{0,40}(?:length|tokens)|token count[^.]{0,40}exceeds|range of input length|inputs?`? (?:tokens|length)|reduce the length/i;
const ROLES = /roles? must alternate|system role|role ['"`]?system|only user(?:,| and)|chat template|\bjinja\b|raise_exception/i;
const FORMAT = /response_?format|json[_ ]?schema|\bgrammar|guided|structured[_ ]output|invalid format|parse format|required for format/i;
/** Parameters that servers refuse for want of support; the caller may leave them out and try again. */
const PARAMETERS: readonly (readonly [param: string, named: RegExp])[] = [
  ['response_format', FORMAT],
  ['temperature', /\btemperature\b/],
  ['top_p', /\btop_p\b/],
  ['max_completion_tokens', /\bmax_completion_tokens\b/],
  ['max_tokens', /\bmax_tokens\b/],
  ['reasoning_effort', /\breasoning_effort\b|support thinking|\bthink value/],
  ['seed', /\bseed\b/],
  ['stop', /['"`]stop['"`]|\bstop (?:sequence|word)|^stop$/m],
];

const KEY =
  /api[ _-]?key[^.]{0,20}(?:not valid|invalid|expired|not found|missing)|(?:invalid|incorrect|missing|no|expired)[ _]api[ _-]?key|unauthori[sz]ed|unauthenticated|invalid[_ ](?:token|credentials)|authentication/i;
const CREDIT =
  /insufficient[_ ](?:user_)?(?:quota|balance|credits?|funds)|credit balance|(?:no|any|more|out of) credits?\b|exceeded your current quota|billing|budget[^.]{0,20}exceeded|exceeded[^.]{0,4}budget|over budget|crossed budget|arrearage|good standing|overdue|spending limit/i;
/** A rate limit in the words of an empty account (Gemini's 429). */
const PASSING = /retry in|per minute|RESOURCE_EXHAUSTED/i;
const MODEL =
  /model[^.]{0,80}(?:not found|not exist|no longer|decommissioned|not available|not loaded)|model_not_found|(?:invalid|unknown) model|not a valid model|deployment ?not ?found/i;
const PERMISSION = /permission[_ ]?denied|location is not supported|must be verified|not have access/i;
const ADDRESS = /unexpected endpoint or method|unknown request url|no route|invalid url/i;

/** Another upstream has other settings, so it may be asked. */
export function misconfigured(problem: Problem): UpstreamFault {
  return new UpstreamFault('upstream_misconfigured', { blame: 'nobody', isUntouched: true, problem });
}

/** What is wrong with the operator's account or settings, if the text says so. */
export function operatorsFault(text: string): UpstreamFault | null {
  if (KEY.test(text)) return misconfigured('credentials');
  if (CREDIT.test(text) && !PASSING.test(text)) return misconfigured('credit');
  if (ADDRESS.test(text)) return misconfigured('address');
  if (MODEL.test(text)) return misconfigured('model');
  return PERMISSION.test(text) ? misconfigured('permission') : null;
}

/** What the caller can change about the request, if the text says so. */
export function callersFault(text: string): UpstreamFault | null {
  if (FILTERED.test(text)) return new UpstreamFault('content_filter', { blame: 'nobody', param: 'messages' });
  const param = PARAMETERS.find(([, named]) => named.test(text))?.[0];
  if (param !== undefined) return new UpstreamFault('parameter_refused_by_model', { blame: 'nobody', param });
  if (TOO_LONG.test(text)) return new UpstreamFault('context_length_exceeded', { blame: 'nobody', param: 'messages' });
  return ROLES.test(text) ? new UpstreamFault('role_refused_by_model', { blame: 'nobody', param: 'messages' }) : null;
}
