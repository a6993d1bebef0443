import { adfToText } from '../../../src/text/adf-to-text';

type Node = Record<string, unknown>;

const text = (value: string, ...marks: Node[]): Node => ({ type: 'text', text: value, ...(marks.length > 0 ? { marks } : {}) });
const node = (type: string, ...content: Node[]): Node => ({ type, content });
const leaf = (type: string, attrs: Node): Node => ({ type, attrs });
const paragraph = (...content: (Node | string)[]): Node =>
  node('paragraph', ...content.map((part) => (typeof part === 'string' ? text(part) : part)));
const item = (...content: Node[]): Node => node('listItem', ...content);
const cell = (value: string): Node => node('tableCell', paragraph(value));
const document = (...content: Node[]): Node => ({ type: 'doc', version: 1, content });
const toText = (...content: Node[]): string => adfToText(document(...content)).trim();

describe('adfToText', () => {
  it('puts each paragraph and heading on a line of its own', () => {
    const heading = { type: 'heading', attrs: { level: 2 }, content: [text('Steps')] };
    expect(toText(paragraph('Before'), heading, paragraph('After'))).toBe('Before\nSteps\nAfter');
  });

  it('joins the pieces of a line and ignores their formatting', () => {
    const bold = text('very', { type: 'strong' });
    expect(toText(paragraph('It is ', bold, ' slow', { type: 'hardBreak' }, 'today'))).toBe('It is very slow\ntoday');
  });

  it('keeps the address of a link only where the text does not say it', () => {
    const link = (href: string): Node => ({ type: 'link', attrs: { href } });
    const named = text('the log', link('https://ci.example.com/log/1'));
    const bare = text('https://ci.example.com/', link('https://ci.example.com/'));
    expect(toText(paragraph(named, ' and ', bare))).toBe('the log (https://ci.example.com/log/1) and https://ci.example.com/');
  });

  it('indents nested bullet and numbered lists', () => {
    const numbered = { type: 'orderedList', attrs: { order: 3 }, content: [item(paragraph('c')), item(paragraph('d'))] };
    const list = node('bulletList', item(paragraph('a'), numbered), item(paragraph('b')));
    expect(toText(list)).toBe('- a\n  3. c\n  4. d\n- b');
  });

  it('shows which tasks are done, nested ones too', () => {
    const task = (state: string, value: string): Node => ({ type: 'taskItem', attrs: { state }, content: [text(value)] });
    const list = node('taskList', task('DONE', 'write'), node('taskList', task('TODO', 'test')), task('TODO', 'ship'));
    expect(toText(list)).toBe('[x] write\n  [ ] test\n[ ] ship');
  });

  it('lists decisions', () => {
    const decision = { type: 'decisionItem', attrs: { state: 'DECIDED' }, content: [text('Use one queue')] };
    expect(toText(node('decisionList', decision))).toBe('- Use one queue');
  });

  it('writes a table row by row, each on one line', () => {
    const long = node('tableCell', paragraph('one'), paragraph('two'));
    const header = node('tableRow', node('tableHeader', paragraph('Host')), node('tableHeader', paragraph('State')));
    const table = node('table', header, node('tableRow', cell('db-1'), long), node('tableRow', cell(''), cell('up')));
    expect(toText(paragraph('Before'), table, paragraph('After'))).toBe('Before\nHost | State\ndb-1 | one two\n | up\nAfter');
  });

  it('keeps the lines of code', () => {
    const code = { type: 'codeBlock', attrs: { language: 'java' }, content: [text('if (a < b)\n  return;')] };
    expect(toText(code)).toBe('if (a < b)\n  return;');
  });

  it.each(['panel', 'blockquote', 'layoutSection', 'layoutColumn', 'bodiedExtension'])('keeps the text in a %s', (type) => {
    expect(toText(paragraph('a'), node(type, paragraph('b'), paragraph('c')), paragraph('d'))).toBe('a\nb\nc\nd');
  });

  it('keeps titles of expands, nested ones too', () => {
    const inner = { type: 'nestedExpand', attrs: { title: 'Trace' }, content: [paragraph('at Main')] };
    const outer = { type: 'expand', attrs: { title: 'Details' }, content: [paragraph('see'), inner] };
    expect(toText(outer)).toBe('Details\nsee\nTrace\nat Main');
  });

  it('never names who is mentioned', () => {
    const mention = leaf('mention', { id: '5b10ac8d82e05b22cc7d4ef5', text: '@Mia Example' });
    expect(toText(paragraph('Ask ', mention, ' first'))).toBe('Ask @user first');
  });

  it.each([
    ['an emoji by its character', leaf('emoji', { shortName: ':fire:', text: '🔥' }), '🔥'],
    ['an emoji without one by its name', leaf('emoji', { shortName: ':custom:' }), ':custom:'],
    ['a date as a day in UTC', leaf('date', { timestamp: '1706745599000' }), '2024-01-31'],
    ['nothing for an impossible date', leaf('date', { timestamp: '99999999999999999999' }), ''],
    ['a status by its words', leaf('status', { text: 'IN PROGRESS', color: 'blue' }), 'IN PROGRESS'],
    ['an inline card by its address', leaf('inlineCard', { url: 'https://example.com/a' }), 'https://example.com/a'],
    ['a card by its linked data', leaf('inlineCard', { data: { name: 'Design page' } }), 'Design page'],
    ['a placeholder by its text', leaf('placeholder', { text: 'Type here' }), 'Type here'],
    ['an inline extension by its text', leaf('inlineExtension', { text: 'Chart', extensionKey: 'x' }), 'Chart'],
    ['an inline picture by its description', leaf('mediaInline', { alt: 'log.png' }), 'log.png'],
  ])('shows %s', (_name, inline, expected) => {
    expect(toText(paragraph('[', inline, ']'))).toBe(`[${expected}]`);
  });

  it('puts block and embedded cards on lines of their own', () => {
    const cards = [leaf('blockCard', { url: 'https://example.com/1' }), leaf('embedCard', { url: 'https://example.com/2' })];
    expect(toText(...cards)).toBe('https://example.com/1\nhttps://example.com/2');
  });

  it('keeps descriptions and captions of media', () => {
    const single = node('mediaSingle', leaf('media', { alt: 'stack trace', id: '1' }), node('caption', text('The failure')));
    const group = node('mediaGroup', leaf('media', { alt: 'a.log' }), leaf('media', { id: '2' }));
    expect(toText(single, group)).toBe('stack trace\nThe failure\na.log');
  });

  it('separates what a rule separates', () => {
    expect(toText(paragraph('a'), { type: 'rule' }, paragraph('b'))).toBe('a\nb');
  });

  it('keeps the text of an unknown node, in the line or as a block', () => {
    const inline = { type: 'sparkle', text: 'inline' };
    const block = { type: 'hologram', attrs: { title: 'Title' }, content: [paragraph('block')] };
    expect(toText(paragraph('an ', inline, ' one'), block)).toBe('an inline one\nTitle\nblock');
  });

  it.each([
    [null, ''],
    [undefined, ''],
    [42, ''],
    [true, ''],
    [{}, ''],
    [[], ''],
    ['plain text', 'plain text'],
    [{ type: 7, content: 'none' }, ''],
    [{ type: 'doc', content: [null, 3, { type: 'text', text: 5 }, ['deep', { type: 'text', text: '!' }]] }, 'deep!'],
    [{ type: 'mention', attrs: null }, '@user'],
    [{ type: 'constructor', content: [{ type: '__proto__', text: 'x' }] }, 'x'],
    [{ type: 'text', text: 'x', marks: [null, { type: 'link' }, { type: 'link', attrs: { href: 1 } }] }, 'x'],
  ])('makes the best of %j', (malformed, expected) => {
    expect(adfToText(malformed).trim()).toBe(expected);
  });

  it.each(['paragraph', 'bulletList', 'listItem', 'blockquote', 'tableRow', 'unheard-of'])('reads a %s nested 10,000 times', (type) => {
    let deep: Node = text('bottom');
    for (let level = 0; level < 10_000; level += 1) deep = { type, content: [deep] };
    expect(adfToText(deep)).toContain('bottom');
  });

  it('ends for a document that contains itself', () => {
    const endless: Node = { type: 'doc' };
    endless.content = [paragraph('again'), endless];
    expect(adfToText(endless, { maxCharacters: 100 })).toHaveLength(100);
    expect(
      adfToText({
        type: 'doc',
        get content() {
          return [this];
        },
      }),
    ).toBe('');
  });

  it('stops at the wished length', () => {
    expect(adfToText(document(paragraph('abcdef'), paragraph('ghi')), { maxCharacters: 8 })).toBe('abcdef\ng');
  });
});
