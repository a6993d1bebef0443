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
