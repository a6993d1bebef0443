import fc from 'fast-check';
import { anyText } from '../../any-text';
import parts from './reply-parts.json';

const reason = fc.oneof(
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...parts.pieces) }, { weight: 1, arbitrary: anyText({ maxLength: 8 }) }), {
      maxLength: 40,
    })
    .map((pieces) => pieces.join('')),
  anyText({ maxLength: 600 }),
  fc.constantFrom(...parts.pieces).chain((piece) => fc.integer({ min: 1, max: 300 }).map((times) => piece.repeat(times))),
  // Each half hides another whole: htt-http://x-p://x.
  fc
    .constantFrom('http://a.b/', 'www.', '[a](b)', '<b>', 'evil.com/', 'javascript:', '**')
    .chain((whole) =>
      fc
        .tuple(fc.integer({ min: 1, max: whole.length - 1 }), fc.integer({ min: 1, max: 30 }))
        .map(([cut, depth]) => whole.slice(0, cut).repeat(depth) + whole + whole.slice(cut).repeat(depth)),
    ),
);

const value = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...parts.values) }, { weight: 1, arbitrary: anyText({ maxLength: 20 }) });
const confidence = fc.oneof(fc.double(), fc.constantFrom(0, 0.5, 1, 1.5, -1, 1e308, 9, '0.9', null, true, [], {}, '1'));
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>('admin', { accountId: '1' }, [[]], {}));

const proposal = fc.oneof(
  { weight: 6, arbitrary: fc.record({ value, confidence, reason, assignee: anything, id: value }, { requiredKeys: ['value'] }) },
  { weight: 1, arbitrary: value },
  { weight: 1, arbitrary: anything },
);
const field = fc.oneof(
  { weight: 6, arbitrary: fc.array(proposal, { maxLength: 6 }) },
  { weight: 2, arbitrary: proposal },
  { weight: 1, arbitrary: anything },
);
/** The keys as text, so that one may stand twice and `__proto__` is one like any other. */
const object = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('priority', 'components', 'labels') },
        { weight: 1, arbitrary: fc.constantFrom(...parts.otherFields) },
      ),
      fc.oneof(field, field, anything),
    ),
    { maxLength: 6 },
  )
  .map((entries) => `{${entries.map(([key, content]) => `${JSON.stringify(key)}:${JSON.stringify(content)}`).join(',')}}`);

function around(before: string, after: string): (json: string) => string {
  return (json) => before + json + after;
}

const WRAPPED = [
  around('', ''),
  around('```json\n', '\n```'),
  around('Sure! Here it is:\n', '\nAnything else?'),
  around('<think>{"labels":[{"value":"hacked"}]}</think>', ''),
  around('{ oops ', ''),
  around('[', ']'),
  around('{"labels":[', ']}'),
  around('', '}'),
  around('{"answer":', '}'),
];

/** Whatever a model may answer that someone else owns: the right shape with wrong content, the wrong shape, no shape. */
export const hostileReply: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(object, fc.constantFrom(...WRAPPED)).map(([json, wrap]) => wrap(json)) },
  { weight: 1, arbitrary: fc.tuple(object, object).map((objects) => objects.join(' or ')) },
  { weight: 1, arbitrary: fc.tuple(object, fc.nat()).map(([json, cut]) => json.slice(0, cut % (json.length + 1))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('{"a":', '[', '{"labels":['), fc.integer({ min: 1, max: 20_000 }))
      .map(([opening, times]) => opening.repeat(times)),
  },
  { weight: 1, arbitrary: anyText({ maxLength: 200 }) },
);
