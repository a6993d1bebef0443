import type { Capabilities } from '../../contract/admin';
import { once } from '../../contract/once';
import type { ServerError } from './read-server-error';
import { aboutOf } from './refusal';

type Reduction = Partial<Capabilities>;

const LESS: Record<Capabilities['responseFormat'], Capabilities['responseFormat']> = {
  json_schema: 'json_object',
  json_object: 'none',
  none: 'none',
};

const FORMAT = /response_?format|json[_ ]?(?:schema|object|mode)|structured|guided|grammar|schema/i;

/**
 * llama.cpp, when it cannot read what its model wrote: now and then, of the same question (ggml-org/llama.cpp#26381),
 * and oftener the narrower the format is. The model may write freely then, this once.
 */
const UNREADABLE = /\bdoes not match the expected [\w-]+ format|failed to parse input at pos/i;

/**
 * How chat templates refuse the role `system` (Gemma's on vLLM, SGLang, TGI and llama.cpp; older ones of Mistral), and
 * OpenAI's first reasoning models and Gemini do.
 */
const systemRole = once(
  () =>
    new RegExp(
      [
        "(?:system|developer) (?:role|message|instruction|prompt)s?\\b.{0,40}?(?:\\bnot\\b|n't|unsupported)",
        "(?:not|n't) support (?:a |the )?[`'\"]?(?:system|developer)\\b[`'\"]? (?:role|message|instruction|prompt)",
        'role [`\'"]?(?:system|developer)[`\'"]? .{0,10}(?:not|unsupported|invalid)',
        // The parameter of OpenAI and the place of FastAPI.
        'messages[\\s.[]{0,2}0[\\s.\\]]{0,2}role',
        '(?<!optional system message, )conversation roles must alternate',
        'only user and assistant roles',
        "(?:unexpected|unsupported|invalid) role.{0,20}system|should be 'user' or 'assistant'",
      ].join('|'),
      'i',
    ),
);

/** These say nothing about parameters, whatever their text holds. */
const OTHER_REASONS = [401, 402, 403, 407, 408, 413, 429, 504, 524, 529];
/** A server that names nothing may still mind a parameter. */
const UNCLEAR = [400, 422];

/** How servers refuse a parameter that they do not know at all. */
const UNKNOWN_PARAMETER =
  /(?:unsupported|unknown|unrecognized)[\w ]{0,10} (?:param|name|field|argument|key)|extra[_ ](?:inputs|forbidden)|not support parameters/i;
const EFFORTS = ['none', 'minimal', 'low'] as const;

/** What knows efforts may not know this one: the least of those that it lists. */
function nextEffort(tried: Capabilities['reasoningEffort'], text: string): Capabilities['reasoningEffort'] {
  if (tried === null || tried === 'low' || UNKNOWN_PARAMETER.test(text)) return null;
  return EFFORTS.slice(EFFORTS.indexOf(tried) + 1).find((effort) => new RegExp(`['"\`]${effort}['"\`]`).test(text)) ?? 'low';
}

function nextSwitch(tried: Capabilities['thinkingSwitch'], text: string): Capabilities['thinkingSwitch'] {
  // vLLM's Mistral tokenizer knows no template at all.
  if (/chat_template/i.test(text)) return null;
  // DashScope wants it for calls without a stream, wherever it stands behind a gateway.
  if (/enable_thinking/i.test(text)) return tried === 'enable_thinking' ? null : 'enable_thinking';
  return tried === 'thinking' && /\bthinking\b/i.test(text) ? null : tried;
}

function nextLimit(tried: Capabilities['replyLimit'], text: string): Capabilities['replyLimit'] {
  return tried === 'max_tokens' && /max_completion_tokens/i.test(text) ? 'max_completion_tokens' : null;
}

function lessFor({ text }: ServerError, tried: Capabilities): Reduction {
  const reduced: Reduction = {};
  if (FORMAT.test(text)) reduced.responseFormat = LESS[tried.responseFormat];
  if (/temperature/i.test(text)) reduced.temperature = false;
  if (systemRole().test(text)) reduced.systemRole = false;
  if (/only supports? stream|enable the stream|stream must be (?:set to )?true/i.test(text)) reduced.stream = true;
  if (/chat_template|thinking/i.test(text)) reduced.thinkingSwitch = nextSwitch(tried.thinkingSwitch, text);
  if (
    /reasoning[_. ]?effort|reasoning value|think value|level ["']\w+["'] not supported|reasoning is mandatory|only works in thinking mode/i.test(
      text,
    )
  )
    reduced.reasoningEffort = nextEffort(tried.reasoningEffort, text);
  if (/does not support thinking|reasoning cannot be turned off/i.test(text)) reduced.reasoningEffort = null;
  if (/max_(?:completion_)?tokens/i.test(text)) reduced.replyLimit = nextLimit(tried.replyLimit, text);
  return reduced;
}

function isLess(tried: Capabilities, reduced: Reduction): boolean {
  return Object.entries(reduced).some(([key, value]) => tried[key as keyof Capabilities] !== value);
}

/** The plainest question: one message, and nothing that any server could mind. */
export function bareCapabilities(stream = false): Capabilities {
  const none = { responseFormat: 'none', temperature: false, systemRole: false } as const;
  return { ...none, stream, reasoningEffort: null, thinkingSwitch: null, replyLimit: null };
}

/** What to try next, and what was learnt of the server; null: nothing that is worth remembering. */
export interface ReducedCapabilities {
  next: Capabilities;
  known: Capabilities | null;
}

/**
 * What to try after a refusal, whatever its status: without what it names, which is worth remembering. When it names
 * nothing and may still mind something, the plainest question is tried, and nothing is remembered: it may have been a
 * fault that passes. Null when the reason is another, or nothing is left to do without.
 * @param isLastTry whether there is one more call at most: then the plainest question is asked, since some servers name
 * what they mind one by one, and fewer would be learnt from no answer at all
 */
export function reduceCapabilities(tried: Capabilities, error: ServerError, isLastTry: boolean): ReducedCapabilities | null {
  if (OTHER_REASONS.includes(error.status)) return null;
  const about = aboutOf(error);
  const bare = bareCapabilities(tried.stream);
  // Room for thoughts counts as length: the prompt alone may fit.
  if (about === 'context' && tried.replyLimit !== null) return withKnown({ ...tried, replyLimit: null });
  if (about !== undefined && about !== 'model') return null;
  if (UNREADABLE.test(error.text) && tried.responseFormat !== 'none') return { next: { ...tried, responseFormat: 'none' }, known: null };
  const named = lessFor(error, tried);
  if (isLess(tried, named)) {
    const known = { ...tried, ...named };
    if (!isLastTry) return withKnown(known);
    // Some models refuse both formats.
    const responseFormat = known.responseFormat === 'json_object' ? 'none' : known.responseFormat;
    return { next: { ...bare, stream: known.stream }, known: { ...known, responseFormat } };
  }
  if (about === 'model' || Object.keys(named).length > 0 || !UNCLEAR.includes(error.status) || !isLess(tried, bare)) return null;
  return { next: bare, known: null };
}

function withKnown(capabilities: Capabilities): ReducedCapabilities {
  return { next: capabilities, known: capabilities };
}
