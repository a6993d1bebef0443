import { bareCapabilities, reduceCapabilities } from '../../../../src/providers/endpoint/reduce-capabilities';
import type { Capabilities } from '../../../../src/contract/admin';

const FULL: Capabilities = {
  responseFormat: 'json_schema',
  temperature: true,
  systemRole: true,
  reasoningEffort: null,
  templateArguments: false,
  replyLimit: false,
};
const THINKING: Capabilities = { ...FULL, reasoningEffort: 'none', templateArguments: true };

/** What is tried next, and whether it is remembered. */
const next = (tried: Capabilities, text: string, { isLastTry = false, status = 400 } = {}) =>
  reduceCapabilities(tried, { status, text }, isLastTry);
const named = (capabilities: Capabilities) => ({ next: capabilities, isNamed: true });

describe('reduceCapabilities', () => {
  it.each<[string, Partial<Capabilities>]>([
    ["Unsupported value: 'temperature' does not support 0 with this model.", { temperature: false }],
    ["Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", { responseFormat: 'json_object' }],
    ['This response_format type is unavailable now', { responseFormat: 'json_object' }],
    ['guided decoding backend failed', { responseFormat: 'json_object' }],
    ['temperature and response_format are not supported', { responseFormat: 'json_object', temperature: false }],
    ['Template error: System role not supported', { systemRole: false }],
    ['Developer instruction is not enabled for models/gemma-3-27b-it', { systemRole: false }],
    ["Unsupported value: 'messages[0].role' does not support 'system' with this model.", { systemRole: false }],
    ['Conversation roles must alternate user/assistant/user/assistant/...', { systemRole: false }],
    ["literal_error\nbody\nmessages\n0\nrole\nInput should be 'user' or 'assistant'", { systemRole: false }],
  ])('after %j does without it, and remembers that', (text, less) => {
    expect(next(FULL, text)).toEqual(named({ ...FULL, ...less }));
  });

  it.each([400, 404, 422, 500, 501, 503])('does so whatever the status: %d', (status) => {
    expect(next(FULL, 'temperature is not supported', { status })?.isNamed).toBe(true);
  });

  it.each<[string, Partial<Capabilities>]>([
    ['Unrecognized request argument supplied: chat_template_kwargs', { templateArguments: false }],
    ["Unsupported value: 'reasoning_effort' does not support 'none' with this model.", { reasoningEffort: 'low' }],
    ['"llama3" does not support thinking', { reasoningEffort: null }],
  ])('gives up keeping thoughts short after %j', (text, less) => {
    expect(next(THINKING, text)).toEqual(named({ ...THINKING, ...less }));
  });

  it('gives up a second effort for none, and room that is not granted', () => {
    const tried: Capabilities = { ...FULL, reasoningEffort: 'low', replyLimit: true };
    expect(next(tried, '`reasoning_effort` is not supported with this model')).toEqual(named({ ...tried, reasoningEffort: null }));
    expect(next(tried, "Unsupported parameter: 'max_tokens' is not supported with this model.")).toEqual(
      named({ ...tried, replyLimit: false }),
    );
  });

  it('asks for no format at the last try, unless nothing was said against the schema', () => {
    const last = { isLastTry: true };
    const schemaOnly: Capabilities = { ...FULL, temperature: false };
    expect(next(schemaOnly, 'response_format json_schema is not supported', last)).toEqual(
      named({ ...schemaOnly, responseFormat: 'none' }),
    );
    expect(next({ ...FULL, responseFormat: 'json_object' }, 'temperature', last)).toEqual(named({ ...schemaOnly, responseFormat: 'none' }));
    expect(next(THINKING, 'temperature', last)).toEqual(named(schemaOnly));
  });

  it('asks the plainest question when nothing is named, and remembers nothing', () => {
    expect(next(FULL, 'Bad Request')).toEqual({ next: bareCapabilities(), isNamed: false });
    expect(next(FULL, '', { status: 422 })).toEqual({ next: bareCapabilities(), isNamed: false });
    expect(next(FULL, 'Internal Server Error', { status: 500 })).toBeNull();
  });

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
