import fc from 'fast-check';
import { readReply, type RawReply } from '../../../../../src/triage/question/reply/read-reply';
import { TriageError } from '../../../../../src/contract/triage-error';

const ANSWER = { labels: [{ value: 'bug', confidence: 0.8, reason: 'It says “crash”.' }] };
const READ = { priority: [], components: [], labels: [{ value: 'bug', confidence: 0.8, reason: 'It says “crash”.' }] };

const read = (content: string, isCut = false): RawReply => readReply({ content, isCut });

describe('readReply', () => {
  it.each([
    ['alone', JSON.stringify(ANSWER)],
    ['in a fence', `\`\`\`json\n${JSON.stringify(ANSWER, null, 2)}\n\`\`\``],
    ['inside prose', `Sure! Here it is: ${JSON.stringify(ANSWER)} Let me know {if} "that" helps.`],
    ['after thinking aloud', `<think>maybe {"labels":[{"value":"wrong"}]}</think>${JSON.stringify(ANSWER)}`],
    ['after a draft', `Draft: {"labels": []}. Final: ${JSON.stringify(ANSWER)}`],
    ['after a broken brace', `{ oops ${JSON.stringify(ANSWER)}`],
    ['in a text of its own', JSON.stringify(JSON.stringify(ANSWER))],
    ['as the answer to a question', JSON.stringify({ answer: ANSWER })],
    ['as a call of a tool', JSON.stringify({ name: 'triage', parameters: ANSWER })],
    ['as a call of a tool whose arguments are a text', `<tool_call>${JSON.stringify({ arguments: JSON.stringify(ANSWER) })}</tool_call>`],
    ['with names in capitals', JSON.stringify(ANSWER).replace('labels', 'Labels').replace('value', 'VALUE').replace('reason', 'Reason')],
    ['whose value is called a name', JSON.stringify(ANSWER).replace('"value"', '"name"')],
    ['whose value is an object, as in Jira', JSON.stringify(ANSWER).replace('"bug"', '{"id": "1", "name": "bug"}')],
    ['with a comma too many', JSON.stringify(ANSWER, null, 1).replace(/\n\}$/, ',\n}').replace('"\n  }', '",\n  }')],
    ['with comments', `{ // a crash\n ${JSON.stringify(ANSWER).slice(1, -1)} /* and nothing else */ }`],
    [
      'in words of Python',
      JSON.stringify({ priority: null, ...ANSWER, sure: true })
        .replace('null', 'None')
        .replace('true', 'True'),
    ],
    ['with braces in strings', `note "}" ${JSON.stringify({ ...ANSWER, note: '} { \\" }' })}`],
  ])('reads an object %s', (_where, content) => {
    expect(read(content)).toEqual(READ);
  });

  it.each([
    ['nothing', ''],
    ['prose', 'I would choose bug.'],
    ['an array', '[{"value":"bug"}]'],
    ['a cut object', '{"labels":[{"value":"bug"'],
    ['an object about something else', '{"assignee":"me","status":"Done"}'],
    ['a number', '42'],
    ['two answers in one', JSON.stringify({ answer: ANSWER, result: ANSWER })],
    ['a draft in a wrapper', JSON.stringify({ draft: ANSWER })],
    ['an object whose end is missing', '{"labels":[{"value":"bug"}]'],
    ['a comment without end', '{"labels":[{"value":"bug"}] /* so }'],
    ['inherited names', '{"__proto__":{"labels":[{"value":"bug"}]}}'],
  ])('refuses %s', (_what, content) => {
    expect(() => read(content)).toThrow(expect.objectContaining({ code: 'REPLY_INVALID' }) as TriageError);
  });

  // @promise reply-allowlist
  it('drops unknown keys, and proposals without a value', () => {
    const content = JSON.stringify({
      assignee: 'somebody',
      labels: [{ confidence: 1 }, null, 7, { value: 'bug', assignee: 'x' }, ['bug']],
      components: 'Checkout',
    });
    expect(read(content)).toEqual({
      priority: [],
      components: [{ value: 'Checkout', confidence: null, reason: '' }],
      labels: [{ value: 'bug', confidence: null, reason: '' }],
    });
  });

  it.each([
    [0.86, 0.86],
    [1e-7, 1e-7],
    ['1e-7', null],
    ['0.86', 0.86],
    [' 0,86 ', 0.86],
    ['91%', 0.91],
    ['100 %', 1],
    ['1', 1],
    [0, 0],
    [-0.1, null],
    [1.01, null],
    [85, null],
    ['120%', null],
    ['high', null],
    [null, null],
    [true, null],
    [{}, null],
    [undefined, null],
  ])('reads a confidence of %p as %p', (confidence, expected) => {
    expect(read(JSON.stringify({ labels: [{ value: 'bug', confidence }] })).labels[0]?.confidence).toBe(expected);
  });

  it('reads a line break inside a text, and a value that looks like a number', () => {
    const [{ value, reason } = { value: '', reason: '' }] = read(
      '{"labels":[{"value":2024,"confidence":NaN,"reason":"It\n\tsays // so, }"}]}',
    ).labels;
    expect([value, reason]).toEqual(['2024', 'It\n\tsays // so, }']);
  });

  it('takes one priority, and null as no proposal', () => {
    expect(read('{"priority":null}').priority).toEqual([]);
    expect(read('{"priority":[{"value":"High"},{"value":"Low"}]}').priority.map(({ value }) => value)).toEqual(['High']);
  });

  // @promise reply-allowlist
  it('never answers with anything but strings and numbers from the reply, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ labels: value, priority: value })),
        ),
        (content) => {
          let answer;
          try {
            answer = read(content);
          } catch (error) {
            expect(error).toBeInstanceOf(TriageError);
            return;
          }
          for (const proposal of [...answer.priority, ...answer.components, ...answer.labels]) {
            expect(content).toContain(JSON.stringify(proposal.value).slice(1, -1));
            expect(proposal.confidence ?? 0).toBeGreaterThanOrEqual(0);
            expect(proposal.confidence ?? 0).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
