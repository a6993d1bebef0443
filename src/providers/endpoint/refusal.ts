import type { ErrorDetails } from '../../contract/error-body';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';
import type { ServerError } from './read-server-error';

type About = NonNullable<ErrorDetails['about']> | 'key' | 'rate';

/** A wrong key with another status than 401: Gemini's 400, LiteLLM's 400, MiniMax's 200. */
const WRONG_KEY =
  /api[_ ]?key (?:not valid|not found|expired|is invalid)|(?:invalid|incorrect|missing)[_ ]api[_ ]?key|API_KEY_INVALID|invalid authorization header|invalid proxy server token|authentication error, |login fail/i;

/**
 * OpenAI, Anthropic, DeepSeek, xAI, Moonshot, DashScope, Fireworks, Google, Volcengine, Qianfan, LiteLLM's budgets,
 * OpenRouter's limits of a key.
 * Gemini's 429 speaks of billing when it only asks to wait.
 */
const NO_CREDIT =
  /insufficient[_ ](?:quota|balance|credits?|funds)|credit balance is too low|(?:not enough|no|any|available|more) credits|exceeded_current_quota|billing[_ ](?:not[_ ]active|hard[_ ]limit|to be enabled)|arrear|in good standing|(?:spending|credit) limit|overdue|enough balance|balance is insufficient|余额不足|额度不足|欠费|budget[_ ](?:has been )?exceeded|key limit exceeded/i;

/**
 * OpenAI, vLLM, Anthropic, Bedrock, Gemini, xAI, Groq, llama.cpp, LM Studio, Ollama, Mistral, MiniMax, Moonshot,
 * DashScope, Together, TGI, Zhipu, Perplexity, MLX, LMDeploy, Volcengine, each in words of its own.
 */
const tooLong = once(
  () =>
    new RegExp(
      [
        'context[_ -]?(?:length|window|size|limit)',
        'maximum context',
        'max(?:imum)? (?:allowed )?(?:prompt|input|model) length',
        'too many (?:input )?tokens',
        '(?:prompt|input|request|message|conversation)s?(?: tokens)?(?:_| is | )too[ _](?:long|large)',
        '(?:prompt|input|message)s? (?:tokens? )?(?:\\d+ )?exceed',
        'requested \\d+ tokens, which exceeds',
        'exceed max message tokens',
        '\\binputs`? must have less than \\d+ tokens',
        'session_len|max_kv_size|超长',
        'payload size exceeds',
        'input token count',
        'exceeds the (?:maximum number of tokens|limit of \\d)',
        'reduce the length',
        'range of input length',
        'token limit exceeded',
        'exceeded model token limit',
        'max_new_tokens. must be',
        'keep the first \\d+ tokens',
        'too large for model',
        'tokens in request more than max',
        'string_above_max_length',
      ].join('|'),
      'i',
    ),
);

/** Azure's filter takes text about attacks for one; DashScope, Moonshot, Zhipu and OpenRouter's moderation are like it. */
const FILTERED =
  /content[_ ]?(?:filter|management policy|policy)|ResponsibleAIPolicy|data_?inspection_?failed|inappropriate content|sensitive content|flagged|moderation|usage polic|PROHIBITED_CONTENT|jailbreak|guardrail|high risk|invalid_prompt|new_sensitive|敏感/i;
/** OpenRouter, when no provider of the model is left that the account's own settings allow. */
const PRIVACY = /\bendpoints? (?:available|found) matching your (?:guardrail|data policy|privacy)/i;
/** Azure and OpenAI, when a model's thoughts used up the reply (openai/openai-python#2886). */
const USED_UP = /could not finish the message because max_tokens or model output limit was reached/i;
/** Pages of firewalls for web applications, which see an attack in the text of a ticket. */
const FIREWALL = /(?:you have been|request(?: was)?|been) blocked|web application firewall|incapsula|access denied[^]*reference/i;

/**
 * How OpenAI, Ollama, vLLM, Gemini, DeepSeek, OpenRouter, Azure, Mistral, LiteLLM, Groq, Anthropic, Bedrock, Moonshot,
 * Together, Hugging Face, LM Studio, GitHub and Zhipu say that they do not have the model, or that it is not for chats.
 */
const noModel = once(
  () =>
    new RegExp(
      [
        'model_(?:not_found|not_supported|decommissioned)|DeploymentNotFound',
        '\\bmodels?\\b.{0,250}?(?:not (?:exist|found|available)|decommissioned|deprecated|no longer|retired)',
        '(?:invalid|unknown|unavailable|no such|not a valid|not found the) model|model_terms_required|model identifier is invalid|on-demand throughput',
        'no endpoints found for|unable to access (?:\\S+ )?model|not_found_error.{0,40}model:|no models? loaded|模型不存在',
        'not a chat model|does not support chat|specified model|not in v1/chat/completions',
      ].join('|'),
      'is',
    ),
);
/** Gateways of the one-api family, with a 503. */
const NO_CHANNEL = /no available channel|无可用渠道/i;
/** Bedrock's 400, Azure API Management's 403, gateways' 503. */
const RATE = /rate limit|too many requests|throttl|call volume quota/i;

/** A firewall that wants a browser (Cloudflare's challenge). */
const CHALLENGE = /just a moment\.\.\.|enable javascript and cookies|captcha|cf-chl/i;

/** Perplexity tells an empty account by a 401, LiteLLM a model that the key may not ask. */
function aboutUnauthorized(text: string): About | undefined {
  if (/insufficient_quota/i.test(text)) return 'credit';
  return /not allowed to access model|model_access_denied/i.test(text) ? 'model' : undefined;
}

/** What a refusal is about, whatever its status, where the server says it. */
export function aboutOf({ status, text }: ServerError): About | undefined {
  if (status === 401) return aboutUnauthorized(text);
  if (WRONG_KEY.test(text)) return 'key';
  if (status === 402 || NO_CREDIT.test(text)) return 'credit';
  if (status === 429) return undefined;
  if ([400, 403, 503].includes(status) && RATE.test(text)) return 'rate';
  if (status === 413 || (status !== 403 && tooLong().test(text))) return 'context';
  if (status === 400 && USED_UP.test(text)) return 'cut';
  if (PRIVACY.test(text)) return 'privacy';
  if (FILTERED.test(text) || (status === 403 && FIREWALL.test(text))) return 'filter';
  if (status === 403 && CHALLENGE.test(text)) return 'format';
  const mayBeModel = [400, 404, 410, 422].includes(status);
  return (mayBeModel && noModel().test(text)) || NO_CHANNEL.test(text) ? 'model' : undefined;
}

/** Cloudflare's words for a server behind it that is down, unreachable, without a tunnel, or that waits; those for its certificate. */
const BEHIND = { down: [521, 523, 530], silent: [522, 524], tls: [525, 526] };
/** ngrok's pages for a tunnel that is closed, and for one with nothing at its end. */
const CLOSED_TUNNEL = /ERR_NGROK_(?:3200|8012)/;

/** Translates an answer that is no success. The server's text is only looked at for what it is about. */
export function refusal(error: ServerError): TriageError {
  const { status, retryAfterSeconds } = error;
  const about = aboutOf(error);
  const details = { status, retryAfterSeconds, ...(about === undefined || about === 'key' || about === 'rate' ? {} : { about }) };
  if (about === 'rate') return new TriageError('ENDPOINT_RATE_LIMITED', { details });
  if (about === 'key') return new TriageError('ENDPOINT_AUTH', { details });
  if (about === 'cut') return new TriageError('REPLY_INVALID', { details });
  if (about !== undefined) return new TriageError('ENDPOINT_ERROR', { details });
  if (status === 401 || status === 403) return new TriageError('ENDPOINT_AUTH', { details });
  if (status === 429) return new TriageError('ENDPOINT_RATE_LIMITED', { details });
  if (BEHIND.down.includes(status) || CLOSED_TUNNEL.test(error.text)) return new TriageError('ENDPOINT_UNREACHABLE', { details });
  if (BEHIND.tls.includes(status)) return new TriageError('ENDPOINT_UNREACHABLE', { details: { ...details, network: 'tls' } });
  if (status === 408 || status === 504 || BEHIND.silent.includes(status)) return new TriageError('ENDPOINT_TIMEOUT', { details });
  return new TriageError('ENDPOINT_ERROR', { details });
}
