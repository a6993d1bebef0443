import { renderToStaticMarkup } from 'react-dom/server';
import { AdfView } from '../../../../../dev/shell/adf/adf-view';

function draw(...content: unknown[]): string {
  const html = renderToStaticMarkup(<AdfView document={{ type: 'doc', version: 1, content }} />);
  return html.replace(/^<div class="adf">/u, '').replace(/<\/div>$/u, '');
}

const text = (value: string, ...marks: unknown[]): unknown => ({ type: 'text', text: value, marks });
const paragraph = (...content: unknown[]): unknown => ({ type: 'paragraph', content });

test('draws marks around their text', () => {
  expect(draw(paragraph(text('bold', { type: 'strong' }, { type: 'em' })))).toBe('<p><em><strong>bold</strong></em></p>');
});

test('keeps the text of an unknown node', () => {
  expect(draw({ type: 'layoutSection', content: [paragraph(text('inside'))] })).toBe('<p>inside</p>');
});

test('shows markup in a text as text', () => {
  expect(draw(paragraph(text('<img src=x onerror=alert(1)>')))).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
});

test('gives a link that would run script no address', () => {
  const link = (href: string): unknown => text('here', { type: 'link', attrs: { href } });
  expect(draw(paragraph(link('javascript:alert(1)')))).not.toContain('href');
  expect(draw(paragraph(link('https://example.com/a')))).toContain('href="https://example.com/a"');
});

test('draws mentions, emoji, dates, status and cards in a line', () => {
  const line = draw(
    paragraph(
      { type: 'mention', attrs: { id: '1', text: '@Mara' } },
      { type: 'emoji', attrs: { shortName: ':warning:' } },
      { type: 'date', attrs: { timestamp: '1767225600000' } },
      { type: 'status', attrs: { text: 'Ordered', color: 'blue' } },
      { type: 'inlineCard', attrs: { url: 'https://example.com/b' } },
    ),
  );
  for (const part of ['@Mara', ':warning:', '2026-01-01', 'adf-status-blue">Ordered', 'https://example.com/b</a>']) {
    expect(line).toContain(part);
  }
});

test('draws tables with their spans, tasks with their state, and the caption of media', () => {
  const cell = { type: 'tableCell', attrs: { colspan: 2 }, content: [paragraph(text('wide'))] };
  expect(draw({ type: 'table', content: [{ type: 'tableRow', content: [cell] }] })).toContain('<td colSpan="2"><p>wide</p></td>');
  expect(draw({ type: 'taskList', content: [{ type: 'taskItem', attrs: { state: 'DONE' }, content: [text('ship')] }] })).toMatch(
    /checked.*ship/u,
  );
  const caption = { type: 'caption', content: [text('The label')] };
  expect(draw({ type: 'mediaSingle', content: [{ type: 'media', attrs: { alt: 'Scan' } }, caption] })).toContain(
    '<figcaption>The label</figcaption>',
  );
});

test('draws nothing for what is no document', () => {
  expect(renderToStaticMarkup(<AdfView document="plain" />)).toBe('<div class="adf"></div>');
});
