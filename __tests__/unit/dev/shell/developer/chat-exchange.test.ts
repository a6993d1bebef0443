import { readable, readAnswer, readPrompt } from '../../../../../dev/shell/developer/inspector/chat-exchange';

describe('a prompt', () => {
  it('is taken apart, its text unchanged', () => {
    const body = JSON.stringify({
      model: 'm',
      temperature: 0,
      messages: [
        { role: 'system', content: 'one\ntwo "three"' },
        { role: 'user', content: [{ type: 'text', text: 'a' }, { type: 'image_url' }, { type: 'text', text: 'b' }] },
      ],
      response_format: { type: 'json_object' },
    });
    expect(readPrompt(body)).toEqual({
      messages: [
        { role: 'system', text: 'one\ntwo "three"' },
        { role: 'user', text: 'ab' },
      ],
      schema: { type: 'json_object' },
      parameters: { model: 'm', temperature: 0 },
    });
  });

  it.each(['', 'no JSON', 'null', '[]', '{"messages":1}'])('is not seen in %j', (body) => expect(readPrompt(body)).toBeNull());
});

describe('an answer', () => {
  it.each([
    ['{"choices":[{"message":{"content":"{\\n}"}}]}', '{\n}'],
    ['{"choices":[{"message":{"content":null}}]}', ''],
    ['{"choices":[{"message":{"content":"","tool_calls":[{"function":{"arguments":{"a":1}}}]}}]}', '{"a":1}'],
    ['{"choices":[]}', null],
    ['{"choices":[null]}', null],
    ['{"error":{"message":"no"}}', null],
    ['<!doctype html>', null],
  ])('in %s is %j', (body, answer) => expect(readAnswer(body)).toBe(answer));
});

it('breaks the lines of JSON and leaves everything else alone', () => {
  expect(readable('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(readable('<p>no</p>')).toBe('<p>no</p>');
});
