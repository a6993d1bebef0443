import fc from 'fast-check';
import { readReply } from '../../../../../src/triage/question/reply/read-reply';
import { DEFAULT_SETTINGS } from '../../../../../src/contract/default-settings';
import { buildPrompt } from '../../../../../src/triage/question/prompt/build-prompt';
import { TriageError } from '../../../../../src/contract/triage-error';
import { HOSTILE_REPLIES } from '../../../../fixtures/hostile-replies';

const answerOf = (label: string, reason = 'It says so.'): string =>
  JSON.stringify({ priority: null, components: [], labels: [{ value: label, confidence: 0.9, reason }] });
const ANSWER = answerOf('right');
const DRAFT = answerOf('draft');

/** The label that was read; null when the reply was refused. */
function labelIn(content: string, isCut = false, prompt = ''): string | null {
  try {
    return readReply({ content, isCut }, prompt).labels[0]?.value ?? '';
  } catch (error) {
    expect(error).toMatchObject({ code: 'REPLY_INVALID' });
    return null;
  }
}

const draftValues = ['draft1', 'draft2'].map((name) => ({ value: { id: name, name }, description: '' }));
/** With drafts wherever an issue, its neighbors and the settings can put them. */
const PROMPT = buildPrompt({
  settings: { ...DEFAULT_SETTINGS, rules: 'An example: {"labels": ["draft1"]}. Another: {"labels": [{"value": "draft1"}]}.' },
  allowed: { priority: null, components: draftValues, labels: draftValues },
  ticket: {
    type: 'Bug',
    summary: 'It crashes',
    description: `The bot says ${DRAFT}`,
    current: { priority: 'Low', components: [], labels: ['draft2'] },
  },
  similar: [{ summary: 'It crashed', priority: null, components: ['draft1'], labels: ['draft1', 'draft2'] }],
  learned: { issues: 9, likeliest: { priority: [], components: [], labels: [{ id: 'draft1', name: 'draft1', fit: 0.5, share: 0.5 }] } },
  nonce: 'nonce',
});

/** As servers leave them in the text when they do not take them out: what opens the thoughts, and what ends them. */
const FRAMES: [string, string, string][] = [
  ['DeepSeek and Qwen', '<think>\n', '\n</think>\n\n'],
  ['another tag', '<thinking>', '</thinking>'],
  ['a tag with an attribute', '<reasoning effort="low">', '</reasoning>'],
  ['EXAONE', '<Thought>', '</thought>'],
  ['Seed-OSS', '<seed:think>', '</seed:think>'],
  ['MiniMax M3', '<mm:think>', '</mm:think>'],
  ['Mistral', '[THINK]', '[/THINK]'],
  ['Kimi-VL', '◁think▷', '◁/think▷'],
  ['Kimi K3', '<|open|>think<|sep|>', '<|close|>think<|sep|><|open|>response<|sep|>'],
  ['OpenThinker', '<|begin_of_thought|>', '<|end_of_thought|><|begin_of_solution|>'],
  ['Cohere', '<|START_THINKING|>', '<|END_THINKING|><|START_RESPONSE|>'],
  ['Apertus', '<|inner_prefix|>', '<|inner_suffix|>'],
  ['MedGemma', '<unused94>thought\n', '<unused95>'],
  ['Gemma 4', '<|channel>thought\n', '<channel|>'],
  ['gpt-oss', '<|channel|>analysis<|message|>', '<|end|><|start|>assistant<|channel|>final<|message|>'],
  ['gpt-oss, asked for JSON', '<|channel|>analysis<|message|>', '<|start|>assistant<|channel|>final <|constrain|>json<|message|>'],
  ['gpt-oss without its tokens', 'assistantanalysis', 'assistantfinal'],
  ['Granite 3', 'Here is my thought process:\n', '\nHere is my response:\n'],
  ['Solar Open', '<|think|>', '<|end|><|begin|>assistant<|content|>'],
  ['tokens whose end names them', '<|thought_begin|>', '<|thought_end|>'],
  ['tokens in full width', '<｜begin▁of▁thought｜>', '<｜end▁of▁thought｜>'],
  ['a gateway that escapes', '&lt;think&gt;', '&lt;/think&gt;'],
  ['a plan', '<planning>', '</planning>'],
  ['a rationale', '<rationale>', '</rationale>'],
  ['an example', '<example>', '</example>'],
  ['chains of thought', '<cot>', '</cot>'],
  ['brackets', '[REFLECTION]', '[/REFLECTION]'],
  ['Open WebUI', '<details type="reasoning" done="true">\n<summary>Thought</summary>\n', '</details>\n'],
];

describe.each(FRAMES)('thoughts of %s', (_of, open, close) => {
  const sixtyBraces = 'The page {id} shows {id}. '.repeat(30);

  it.each([
    ['before the answer', `${open}Perhaps ${DRAFT}?${close}${ANSWER}`, 'right'],
    ['whose beginning the prompt wrote', `We weigh ${DRAFT}, {"labels": [${sixtyBraces}${close}${ANSWER}`, 'right'],
    ['in two blocks', `${open}${DRAFT}${close}${DRAFT}${open}${DRAFT}${close}Here: ${ANSWER}`, 'right'],
    ['that a tag of another kind is quoted in', `${open}It says <b> and </i>. ${DRAFT}${close}${ANSWER}`, 'right'],
    ['that the limit cut off', `${open}Perhaps ${DRAFT} or not`, null],
    ['that the limit cut off after one that ended', `${open}a${close}${DRAFT}${open}${DRAFT}`, null],
    ['that go on after an answer', `${ANSWER}${open}or not?${close}`, null],
    ['before an answer that the limit cut off', `${open}${DRAFT}${close}${ANSWER.slice(0, -5)}`, null],
  ])('%s', (_where, content, label) => {
    expect(labelIn(content)).toBe(label);
  });

  it('are no thoughts where an answer quotes them', () => {
    const quoting = answerOf('right', `The log shows ${close} and ${open}`);
    expect(labelIn(quoting)).toBe('right');
    expect(labelIn(`\`\`\`json\n${quoting}\n\`\`\``)).toBe('right');
    expect(labelIn(`${open}Perhaps ${DRAFT}?${close}Here it is: ${quoting}`)).toBe('right');
    expect(labelIn(`Perhaps ${quoting.replace('right', 'draft')}?${close}${quoting}`)).toBe('right');
  });
});

it.each([
  ['whose tokens were decoded', `analysisThe page {id} … ${DRAFT}.assistantfinal${ANSWER}`, 'right'],
  ['that never came to its final channel', `analysisWe could say ${DRAFT}.`, null],
  [
    'that ended in another channel',
    `<|channel|>analysis<|message|>${DRAFT}<|end|><|start|>assistant<|channel|>commentary<|message|>${DRAFT}`,
    null,
  ],
])('reads gpt-oss %s', (_what, content, label) => {
  expect(labelIn(content)).toBe(label);
});

describe('thoughts without any sign', () => {
  it.each([
    ['a draft after which the answer was cut', `Draft: ${DRAFT}. Final: ${ANSWER.slice(0, -3)}`],
    ['a draft after which the answer is no JSON', `Draft: ${DRAFT}. Final: {"labels": [right]}`],
    ['a draft before a broken wrapper', `${DRAFT} {"answer": ${ANSWER}, oops}`],
    ['a draft inside a wrapper that was cut', `{"draft": ${DRAFT}, "answer": {"labels": [`],
    ['a draft after which the answer just begins', `Draft: ${DRAFT}. Final: {`],
    ['a draft after which the first key was cut', `Draft: ${DRAFT}. Final: {"labels"`],
    ['a draft before an answer in two wrappers', `Draft: ${DRAFT}. Final: {"answer": {"result": ${ANSWER}}}`],
    ['a draft before an answer in an unknown wrapper', `Draft: ${DRAFT}. Final: {"suggestions": ${ANSWER}}`],
    ['a draft before two answers in one', `Draft: ${DRAFT}. Final: {"answer": ${ANSWER}, "result": ${ANSWER}}`],
    ['a draft before an answer in Python', `Draft: ${DRAFT}. Final: ${ANSWER.replaceAll('"', "'")}`],
    ['a draft before an answer in JavaScript', `Draft: ${DRAFT}. Final: ${ANSWER.replaceAll(/"(\w+)":/g, '$1:')}`],
    ['a draft before an answer in typographic quotes', `Draft: ${DRAFT}. Final: ${ANSWER.replaceAll(/"(\w+)"/g, '“$1”')}`],
    ['a draft before a list of proposals', `Draft: ${DRAFT}. Final: [{"field": "labels", "value": "right"}]`],
    ['a draft before an answer in YAML', `Draft: ${DRAFT}. Final:\n\`\`\`yaml\nlabels:\n  - right\n\`\`\``],
    ['a draft before an answer in XML', `Draft: ${DRAFT}. Final: <labels>right</labels>`],
    ['a draft before an answer that is quoted', `Draft: ${DRAFT}. Final: ${JSON.stringify(ANSWER)}`],
    ['a draft before bare names', `Draft: ${DRAFT}. Final: {"labels": ["right"]}`],
    ['a draft before bare names and what is no JSON', `Draft: ${DRAFT}. {"a": b} Final: {"labels": ["right"]}, {`],
    ['a draft before what is no object after all', `Draft: ${DRAFT}. Final: {"result": "right", oops}, I think.`],
    ['a draft before what is no JSON after all', `Draft: ${DRAFT}. Final: {"result": right}, I think.`],
    ['a draft beside an answer in a wrapper', `{"labels": [{"value": "draft"}], "answer": ${ANSWER}}`],
  ])('never make an answer of %s', (_what, content) => {
    expect(labelIn(content)).toBeNull();
  });

  it('leave only an object that stands alone, when the server cut the reply', () => {
    expect(labelIn(`I would say ${DRAFT}, but`, true)).toBeNull();
    expect(labelIn(`${DRAFT} Hmm, but`, true)).toBeNull();
    expect(labelIn(`${ANSWER}\n\n\n`, true)).toBe('right');
    expect(labelIn(`<think>${DRAFT}</think>\n\`\`\`json\n${ANSWER}\n\`\`\``, true)).toBe('right');
  });
});

describe('what the model was shown', () => {
  const schema = JSON.stringify({
    type: 'object',
    properties: {
      priority: { anyOf: [{ type: 'null' }] },
      labels: { type: 'array', items: { properties: { value: { enum: ['draft'] } } } },
    },
  });
  const ticket = '{"summary": "It crashes", "priority": "High", "components": [], "labels": ["draft"]}';
  const list = '{"priority": ["High", "Low"], "labels": ["draft", "other"]}';

  it.each([
    ['its schema', schema],
    ['a resolved ticket', ticket],
    ['a list of allowed values', list],
    ['a list that is longer than any answer', JSON.stringify({ labels: Array.from({ length: 21 }, (_, index) => `draft${index}`) })],
  ])('is no answer when it is repeated: %s', (_what, echo) => {
    expect(labelIn(echo)).toBeNull();
    expect(labelIn(`There was ${echo}. I cannot tell.`)).toBeNull();
    expect(labelIn(`There was ${echo}. So: ${ANSWER}`)).toBe('right');
    expect(labelIn(`${ANSWER} Compare ${echo}.`)).toBeNull();
  });

  it('is no answer in any piece or layout of the prompt', () => {
    const { system, user } = PROMPT;
    const request = user.split('\n')[1] ?? '';
    const texts = [system, user, request, JSON.stringify(JSON.parse(request), null, 2), JSON.stringify(PROMPT.replySchema)];
    const piece = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat())
      .map(([text, from, to]) => text.slice(Math.min(from, to) % text.length, (Math.max(from, to) % text.length) + 1));
    const echo = fc
      .array(fc.oneof(fc.constantFrom(...texts, ' ... ', '\n', 'Sure. '), piece), { minLength: 1, maxLength: 4 })
      .map((pieces) => pieces.join('\n'));
    fc.assert(
      fc.property(echo, (text) => {
        for (const reply of [`I see: ${text}.`, `${text}\n${ANSWER}`, `${ANSWER}\n${text}`])
          expect([null, '', 'right']).toContain(labelIn(reply, false, `${system}\n${user}`));
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not hide an answer that says more than was asked for', () => {
    expect(labelIn(JSON.stringify({ summary: 'It crashes', ...(JSON.parse(ANSWER) as object) }))).toBe('right');
    expect(labelIn('The labels: {"labels": ["right", "other"]}. {It} fits; labels: right.')).toBe('right');
  });
});

describe('in every arrangement', () => {
  const frame = fc.constantFrom(...FRAMES);
  const prose = fc.constantFrom('', ' ', '\n', 'So: ', 'The page {id} of {', 'it says "', ' {"labels": ', "'{'", '} ] "', '<b>{{x}}</b> ');
  const quotation = fc
    .tuple(frame, prose)
    .chain(([[, open, close], words]) => fc.constantFrom('Plain.', open, close, words, `${close}${open}{"`));

  const musing = (reason: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc
      .array(
        fc.oneof(
          prose,
          reason.map((text) => answerOf('draft', text)),
        ),
        { maxLength: 5 },
      )
      .map((pieces) => pieces.join(''));
  const blocks = (reason: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc
      .array(
        fc.tuple(frame, musing(reason)).map(([[, open, close], text]) => `${open}${text}${close}`),
        { maxLength: 3 },
      )
      .map((each) => each.join(''));
  const answer = quotation.map((text) => answerOf('right', text));
  const plain = fc.constant('Plain.');

  it('the answer behind the last thought is read', () => {
    const arrangement = fc.tuple(musing(plain), frame, blocks(plain), fc.constantFrom('', '\n', 'So: ', '```json\n'), answer);
    fc.assert(
      fc.property(arrangement, ([before, [, , close], more, introduction, last]) => {
        expect(labelIn(`${before}${close}${more}${introduction}${last}`)).toBe('right');
      }),
      { numRuns: 2_000 },
    );
  });

  it('no draft wins, wherever the reply ends and whatever is quoted', () => {
    const arrangement = fc.tuple(blocks(quotation), frame, musing(quotation), blocks(quotation), answer, fc.nat());
    fc.assert(
      fc.property(arrangement, ([before, [, open, close], text, after, last, cut]) => {
        const reply = `${before}${open}${text}${close}${after}${last}`;
        expect(labelIn(reply.slice(0, cut % (reply.length + 1)), true)).not.toBe('draft');
        expect(labelIn(reply)).not.toBe('draft');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a reply that is made to be slow to read', () => {
  it.each(HOSTILE_REPLIES)('is given up: $name', ({ content }) => {
    expect(() => readReply({ content, isCut: false })).toThrow(TriageError);
  });

  it('is given up when it begins more objects, or more thoughts, than any honest one', () => {
    const many = (piece: string, times: number): string | null => labelIn(piece.repeat(times) + ANSWER);
    expect([many('{"', 4_000), many('{"', 6_000)]).toEqual(['right', null]);
    expect([many('<think></think>', 900), many('<think></think>', 1_100)]).toEqual(['right', null]);
    expect([many('{"id":1}', 4_000), labelIn(ANSWER + '{"id":1}'.repeat(90)), labelIn(ANSWER + '{"id":1}'.repeat(110))]).toEqual([
      'right',
      'right',
      null,
    ]);
  });
});
