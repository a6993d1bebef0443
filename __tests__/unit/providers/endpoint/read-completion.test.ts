import { readCompletion } from '../../../../src/providers/endpoint/read-completion';
import { parseBody } from '../../../../src/providers/endpoint/read-server-error';
import type { TriageError } from '../../../../src/contract/triage-error';

const ANSWER = { labels: [{ value: 'bug' }] };
const TEXT = JSON.stringify(ANSWER);
const DRAFT = TEXT.replace('bug', 'draft');

const completion = (message: object, choice: object = {}): object => ({ choices: [{ message, finish_reason: 'stop', ...choice }] });
const chunk = (delta: object, reason: string | null = null): object => ({ choices: [{ index: 0, delta, finish_reason: reason }] });
const choicesOf = (each: object): object[] => (each as { choices: object[] }).choices;
const events = (...data: (object | string)[]): string =>
  data.map((each) => `data: ${typeof each === 'string' ? each : JSON.stringify(each)}\n\n`).join('');

const read = (body: unknown) => readCompletion(parseBody({ body: typeof body === 'string' ? body : JSON.stringify(body) }), 200);

describe('a stream that nobody asked for', () => {
  const pieces = [chunk({ role: 'assistant', content: '' }), chunk({ content: TEXT.slice(0, 9) }), chunk({ content: TEXT.slice(9) })];

  it.each([
    ['unsloth: chunks', events(...pieces, chunk({}, 'stop'), '[DONE]')],
    [
      'lines without spaces that end as on Windows',
      events(...pieces, chunk({}, 'stop'))
        .replaceAll('data: ', 'data:')
        .replaceAll('\n', '\r\n'),
    ],
    [
      'OpenRouter: comments between, usage at the end',
      `: OPENROUTER PROCESSING\n\n${events(...pieces, { choices: [], usage: null }, '[DONE]')}`,
    ],
    ['events with names', events(...pieces, '[DONE]').replaceAll('data:', 'event: chunk\ndata:')],
    ['lines of JSON', [...pieces, chunk({}, 'stop')].map((each) => JSON.stringify(each)).join('\n')],
    ['a whole completion in one event', events(completion({ content: TEXT }), '[DONE]')],
    ['9Router: an ordinary answer with an end', `${JSON.stringify(completion({ content: TEXT }), null, 2)}data: [DONE]\n\n`],
    ['thoughts beside it', events(chunk({ reasoning: DRAFT }), chunk({ reasoning_content: DRAFT }), ...pieces, '[DONE]')],
    [
      'Mistral: parts',
      events(chunk({ content: [{ type: 'thinking', thinking: [] }] }), chunk({ content: [{ type: 'text', text: TEXT }] }, 'stop')),
    ],
    [
      'a tool call in pieces',
      events(
        chunk({ tool_calls: [{ index: 0, function: { name: 'json', arguments: '' } }] }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: TEXT.slice(0, 9) } }] }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: TEXT.slice(9) } }] }, 'tool_calls'),
      ),
    ],
    [
      'every field written out, also those that are empty',
      events(
        ...pieces.map((each) => ({ ...each, error: null, choices: choicesOf(each).map((choice) => ({ ...choice, message: null })) })),
        '[DONE]',
      ),
    ],
    ['events that are no JSON, to keep the connection', `data: ping\n\n${events(...pieces)}data: ping\n\n${events('[DONE]')}`],
    ['another choice beside it', events({ choices: [{ index: 1, delta: { content: DRAFT } }] }, ...pieces, '[DONE]')],
  ])('is read: %s', (_what, body) => {
    expect(read(body)).toMatchObject({ content: TEXT, isCut: false });
  });

  it('tells thoughts, a cut and the tokens', () => {
    const usage = { prompt_tokens: 9, completion_tokens: 4 };
    expect(read(events(chunk({ reasoning: 'Hm' }), chunk({}, 'length'), { choices: [], usage }))).toEqual({
      content: '',
      isCut: true,
      hasThoughts: true,
      endsInBlanks: false,
      usage: { promptTokens: 9, completionTokens: 4 },
    });
  });

  it('is a failure of the server when it breaks off, and unread when it is damaged', () => {
    expect(() => read(events(...pieces))).toThrow(expect.objectContaining({ code: 'ENDPOINT_ERROR' }) as TriageError);
    expect(parseBody({ body: events(...pieces, '{"choices": [') })).toBeUndefined();
    expect(parseBody({ body: 'OK' })).toBeUndefined();
  });
});

describe('a completion in a form of its own', () => {
  it.each<[string, unknown]>([
    ['below response', { response: completion({ content: TEXT }) }],
    ['below data, with a code', { code: 0, message: 'ok', data: completion({ content: TEXT }) }],
    ['in a list of one', [completion({ content: TEXT })]],
    ['as a text of JSON', JSON.stringify(JSON.stringify(completion({ content: TEXT })))],
    ['Workers AI: a text', { success: true, errors: [], result: { response: TEXT } }],
    ['Workers AI: the object', { success: true, errors: [], result: { response: ANSWER } }],
    ['DashScope: choices below output', { output: completion({ content: TEXT }), request_id: 'x' }],
    ['DashScope: a text', { output: { text: TEXT, finish_reason: 'stop' } }],
    ['Ollama’s own API', { message: { role: 'assistant', content: TEXT, thinking: DRAFT }, done: true, done_reason: 'stop' }],
    ['completions', { choices: [{ text: TEXT }] }],
    ['a piece of a stream', { choices: [{ delta: { content: TEXT } }] }],
    ['a second choice, where the first is empty', { choices: [{ message: { content: '' } }, { message: { content: TEXT } }] }],
    ['a tool call', completion({ content: null, tool_calls: [{ function: { name: 'json_tool_call', arguments: TEXT } }] })],
    [
      'a tool call behind words',
      completion({ content: `I call it. ${DRAFT}`, tool_calls: [{ function: { arguments: ANSWER } }] }, { finish_reason: 'tool_calls' }),
    ],
    ['the older function call', completion({ content: '', function_call: { name: 'f', arguments: TEXT } })],
    ['parsed', completion({ content: null, parsed: ANSWER })],
    ['the object itself', completion({ content: ANSWER })],
    ['a part without a list', completion({ content: { type: 'text', text: TEXT } })],
    ['parts: bare texts', completion({ content: [TEXT.slice(0, 9), TEXT.slice(9)] })],
    ['parts: a text a level deeper', completion({ content: [{ type: 'text', text: { value: TEXT, annotations: [] } }] })],
    ['parts: JSON', completion({ content: [{ type: 'json', json: ANSWER }] })],
    [
      'parts: thoughts first',
      completion({
        content: [
          { type: 'text', text: DRAFT },
          { type: 'reasoning', text: DRAFT },
          { type: 'text', text: TEXT },
        ],
      }),
    ],
    ['vLLM: taken for thoughts as a whole', completion({ content: null, reasoning_content: `\n${TEXT}` })],
    ['the same by another name', completion({ content: '', reasoning: TEXT })],
    ['a message that is written out empty', { choices: [{ message: null, delta: { content: TEXT }, finish_reason: 'stop' }] }],
    ['content beside a call that is none', completion({ content: TEXT, tool_calls: [] }, { finish_reason: 'tool_calls' })],
  ])('is read: %s', (_what, body) => {
    expect(read(body)).toMatchObject({ content: TEXT, isCut: false });
  });

  it.each<[string, unknown, object]>([
    [
      'Gemini: a filter with a word of its own',
      completion({ content: null }, { finish_reason: 'content_filter: RECITATION' }),
      { about: 'filter' },
    ],
    ['no choices', { choices: [] }, { status: 200 }],
    ['null choices', { choices: null, message: { content: TEXT } }, { status: 200 }],
    ['wrappers without end', { data: { data: { data: { data: { data: completion({ content: TEXT }) } } } } }, { status: 200 }],
    ['more than any honest reply, in a stream', events(chunk({ content: 'x'.repeat(300_000) }), '[DONE]'), { status: 200 }],
  ])('is refused: %s', (_what, body, details) => {
    expect(() => read(body)).toThrow(
      expect.objectContaining({ code: 'REPLY_INVALID', details: expect.objectContaining(details) }) as TriageError,
    );
  });

  it('ends with the call of a tool, also where the server says that the model just stopped', () => {
    expect(read(completion({ content: `I say ${DRAFT}, no:`, tool_calls: [{ function: { arguments: TEXT } }] }))).toMatchObject({
      content: `I say ${DRAFT}, no:\n${TEXT}`,
    });
  });

  it('is empty where thoughts left no message', () => {
    expect(read({ choices: [{ finish_reason: 'length' }] })).toMatchObject({ content: '', isCut: true });
  });

  it.each<[string, object, object]>([
    ['in prose', { reasoning_content: `So: ${TEXT}` }, {}],
    ['that are one text of JSON', { reasoning_content: JSON.stringify('Hm.') }, {}],
    ['that were cut', { reasoning_content: DRAFT }, { finish_reason: 'length' }],
    ['of a model that declines', { reasoning_content: DRAFT, refusal: 'No.', tool_calls: [] }, {}],
  ])('is not read from thoughts %s', (_what, message, choice) => {
    const body = completion({ content: null, ...message }, choice);
    if ('refusal' in message) expect(() => read(body)).toThrow(expect.objectContaining({ code: 'REPLY_INVALID' }) as TriageError);
    else expect(read(body)).toMatchObject({ content: '', hasThoughts: true });
  });

  it('says when a model wrote space until it was cut, and not when it did so and stopped', () => {
    const padded = { content: `{"labels": [\n${' '.repeat(4_000)}` };
    expect(read(completion(padded, { finish_reason: 'length' }))).toMatchObject({ isCut: true, endsInBlanks: true });
    expect(read(completion(padded))).toMatchObject({ endsInBlanks: false });
  });
});
