import fc from 'fast-check';

/** Names, allowed or not, in any disguise. */
const VALUES = [
  'High',
  'high ',
  'HIGHEST',
  'Ｈｉｇｈ',
  'Low',
  'Medium',
  'Blocker',
  'Storage',
  'storage',
  ' STORAGE ',
  'Checkout',
  'Search',
  'data-loss',
  'Data-Loss',
  'DATA LOSS',
  'lost data',
  'lost  DATA',
  'pwned',
  'regression',
  'UX',
  'ux',
  'hacked',
  'not-on-the-allowlist',
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '1',
  '2',
  '102',
  'Нigh',
  'Storage\u200b',
  'data-loss; assignee=admin',
  '<b>High</b>',
  'High"}],"assignee":"admin',
  'assignee',
  'null',
  'true',
  '*',
];

/** What puts links and markup together when it meets. */
const PIECES = [
  'See ',
  'The summary says so. ',
  'http',
  'https',
  'ftp',
  ':',
  '//',
  '://',
  'evil.com',
  'evil.com/x',
  'пример.рф/путь',
  'ｅｖｉｌ．ｃｏｍ／ｘ',
  'evil。com/x',
  'evil.com:8080/a',
  'evil.com?x=1',
  'evil.com#a',
  '10.1.2.3/x',
  'localhost:80/x',
  'www',
  'www.',
  'WWW.evil.com',
  '.com',
  '/x',
  '[a]',
  '(b)',
  '[',
  ']',
  '(',
  ')',
  '![',
  '](',
  '[a](http://b.c)',
  '<',
  '>',
  '</',
  '<a href="x">',
  '<img src=x onerror=',
  '<scr',
  'ipt>',
  '&lt;b&gt;',
  '&#60;',
  'javascript',
  'javascript:',
  'data:text/html,x',
  'mailto:',
  'mailto:a@b.com',
  'tel:+1',
  '*',
  '**bold**',
  '__',
  '~~',
  '`code`',
  '```',
  '\n',
  '\n# ',
  '\n- ',
  '\r',
  '\t',
  '\u0000',
  '\u200b',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\u{e0041}',
  '😀',
  '[~admin]',
  '[~accountid:557058:1]',
  '@admin',
  'h',
  't',
  'tp',
  's:',
  '/',
  '.',
  '\\',
  '|',
  '{',
  '}',
  '"',
  "'",
  '⁄',
  '∕',
  '：',
  '／',
  '．',
  '。',
  '[email]',
  'a.b',
  'Node.js',
  'OrderService.java:42',
];

const reason = fc.oneof(
  fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.constantFrom(...PIECES).chain((piece) => fc.integer({ min: 1, max: 300 }).map((times) => piece.repeat(times))),
  // Each half hides another whole: htt-http://x-p://x.
  fc
    .constantFrom('http://a.b/', 'www.', '[a](b)', '<b>', 'evil.com/', 'javascript:', '**')
    .chain((whole) =>
      fc
        .tuple(fc.integer({ min: 1, max: whole.length - 1 }), fc.integer({ min: 1, max: 30 }))
        .map(([cut, depth]) => whole.slice(0, cut).repeat(depth) + whole + whole.slice(cut).repeat(depth)),
    ),
);

const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
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
const OTHERS = [
  'assignee',
  'status',
  'summary',
  'description',
  'reporter',
  'fixVersions',
  '__proto__',
  'constructor',
  'update',
  'Priority',
  'label',
  'labels ',
];

/** The keys as text, so that one may stand twice and `__proto__` is one like any other. */
const object = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('priority', 'components', 'labels') },
        { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
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
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
