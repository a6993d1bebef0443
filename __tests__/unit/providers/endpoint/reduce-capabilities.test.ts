import { bareCapabilities, reduceCapabilities } from '../../../../src/providers/endpoint/reduce-capabilities';
import type { Capabilities } from '../../../../src/contract/admin';

const FULL: Capabilities = {
  responseFormat: 'json_schema',
  temperature: true,
  systemRole: true,
  stream: false,
  reasoningEffort: null,
  thinkingSwitch: null,
  replyLimit: null,
};
const THINKING: Capabilities = { ...FULL, reasoningEffort: 'none', thinkingSwitch: 'chat_template_kwargs' };

/** What is tried next, and what of it is remembered. */
const next = (tried: Capabilities, text: string, { isLastTry = false, status = 400 } = {}) =>
  reduceCapabilities(tried, { status, text }, isLastTry);
const named = (capabilities: Capabilities) => ({ next: capabilities, known: capabilities });

describe('reduceCapabilities', () => {
  it.each<[string, Partial<Capabilities>]>([
    ["Unsupported value: 'temperature' does not support 0 with this model.", { temperature: false }],
    ["Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", { responseFormat: 'json_object' }],
    ['This response_format type is unavailable now', { responseFormat: 'json_object' }],
    ['guided decoding backend failed', { responseFormat: 'json_object' }],
    ['temperature and response_format are not supported', { responseFormat: 'json_object', temperature: false }],
    ['Stream must be set to true', { stream: true }],
    ['This model does not support system messages.', { systemRole: false }],
    ["Role 'system' is not supported by this model", { systemRole: false }],
    ['Template error: System role not supported', { systemRole: false }],
    ['Developer instruction is not enabled for models/gemma-3-27b-it', { systemRole: false }],
    ["Unsupported value: 'messages[0].role' does not support 'system' with this model.", { systemRole: false }],
    ['Conversation roles must alternate user/assistant/user/assistant/...', { systemRole: false }],
    ["literal_error\nbody\nmessages\n0\nrole\nInput should be 'user' or 'assistant'", { systemRole: false }],
  ])('after %j does without it, and remembers that', (text, less) => {
    expect(next(FULL, text)).toEqual(named({ ...FULL, ...less }));
  });

  it.each([400, 404, 422, 500, 501, 503])('does so whatever the status: %d', (status) => {
    expect(next(FULL, 'temperature is not supported', { status })?.known).not.toBeNull();
  });

  it.each<[string, Partial<Capabilities>]>([
    ['Unrecognized request argument supplied: chat_template_kwargs', { thinkingSwitch: null }],
    ['chat_template is not supported for Mistral tokenizers.', { thinkingSwitch: null }],
    ['parameter.enable_thinking must be set to false for non-streaming calls', { thinkingSwitch: 'enable_thinking' }],
    ["Unsupported value: 'reasoning_effort' does not support 'none' with this model.", { reasoningEffort: 'low' }],
    ["Unsupported value: 'reasoning_effort': supported values are 'minimal', 'low', 'medium' and 'high'.", { reasoningEffort: 'minimal' }],
    ['litellm.UnsupportedParamsError: does not support parameters: reasoning_effort', { reasoningEffort: null }],
    ["Unsupported parameter: 'reasoning_effort'", { reasoningEffort: null }],
    ['Reasoning is mandatory for this endpoint and cannot be disabled.', { reasoningEffort: 'low' }],
    ['Budget 0 is invalid. This model only works in thinking mode.', { reasoningEffort: 'low' }],
    ['level "none" not supported, valid levels: low, medium, high', { reasoningEffort: 'low' }],
    ['"llama3" does not support thinking', { reasoningEffort: null }],
  ])('gives up keeping thoughts short after %j', (text, less) => {
    expect(next(THINKING, text)).toEqual(named({ ...THINKING, ...less }));
  });

  it.each<[Partial<Capabilities>, string, Partial<Capabilities>]>([
    [{ reasoningEffort: 'low' }, '`reasoning_effort` is not supported with this model', { reasoningEffort: null }],
    [{ thinkingSwitch: 'thinking' }, 'Extra inputs are not permitted: thinking', { thinkingSwitch: null }],
    [{ thinkingSwitch: 'enable_thinking' }, 'The value of the enable_thinking parameter is restricted to True.', { thinkingSwitch: null }],
    [{ replyLimit: 'max_tokens' }, "Unsupported parameter: 'max_tokens' is not supported with this model.", { replyLimit: null }],
    [
      { replyLimit: 'max_tokens' },
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      { replyLimit: 'max_completion_tokens' },
    ],
    [{ replyLimit: 'max_completion_tokens' }, 'max_completion_tokens: Extra inputs are not permitted', { replyLimit: null }],
    // Room for thoughts counts as length, and the prompt alone may fit.
    [
      { replyLimit: 'max_tokens' },
      "This model's maximum context length is 8192 tokens. However, you requested 9300.",
      { replyLimit: null },
    ],
    [{ stream: false }, 'This model only support stream mode, please enable the stream parameter to access the model.', { stream: true }],
  ])('changes %j after %j', (tried, text, less) => {
    expect(next({ ...FULL, ...tried }, text)).toEqual(named({ ...FULL, ...tried, ...less }));
  });

  it('asks the plainest question at the last try, and remembers what was named', () => {
    const last = { isLastTry: true };
    const asked = (known: Capabilities, stream = false) => ({ next: bareCapabilities(stream), known });
    expect(next(THINKING, 'temperature', last)).toEqual(asked({ ...THINKING, temperature: false }));
    // Some models refuse both formats, one by one.
    expect(next(FULL, 'response_format json_schema is not supported', last)).toEqual(asked({ ...FULL, responseFormat: 'none' }));
    expect(next(FULL, 'This model only support stream mode', last)).toEqual(asked({ ...FULL, stream: true }, true));
  });

  it('asks the plainest question when nothing is named, and remembers nothing', () => {
    expect(next(FULL, 'Bad Request')).toEqual({ next: bareCapabilities(), known: null });
    expect(next(FULL, '', { status: 422 })).toEqual({ next: bareCapabilities(), known: null });
    expect(next({ ...FULL, stream: true }, 'Bad Request')).toEqual({ next: bareCapabilities(true), known: null });
    expect(next(FULL, 'Internal Server Error', { status: 500 })).toBeNull();
  });

  it.each(['The model produced output that does not match the expected peg-native format', 'Failed to parse input at pos 12: {"labels'])(
    'lets the model write freely once, and remembers nothing, after %j',
    (text) => {
      expect(next(FULL, text, { status: 500 })).toEqual({ next: { ...FULL, responseFormat: 'none' }, known: null });
      expect(next({ ...FULL, responseFormat: 'none' }, text, { status: 500 })).toBeNull();
    },
  );

  it('ends when there is nothing left to drop', () => {
    expect(next(bareCapabilities(), 'Bad Request')).toBeNull();
    expect(next({ ...FULL, temperature: false }, 'temperature')).toBeNull();
    expect(next({ ...FULL, responseFormat: 'json_object' }, 'schema')).toEqual(named({ ...FULL, responseFormat: 'none' }));
  });

  it.each<[string, number, string]>([
    ['length', 400, "This model's maximum context length is 8192 tokens. Lower max_tokens. (context_length_exceeded)"],
    ['key', 400, 'API key not valid. Please pass a valid API key.'],
    ['credit', 400, 'Your credit balance is too low'],
    ['filter', 400, 'content_filter: temperature'],
    ['rate', 429, 'temperature'],
    ['right', 403, 'response_format'],
    ['time', 504, 'temperature'],
  ])('does not send a prompt again that was refused for its %s', (_reason, status, text) => {
    expect(next(FULL, text, { status })).toBeNull();
  });
});
