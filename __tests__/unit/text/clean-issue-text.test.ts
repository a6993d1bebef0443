import { cleanIssueText } from '../../../src/text/clean-issue-text';

const paragraph = (...texts: string[]) => ({ type: 'paragraph', content: texts.map((text) => ({ type: 'text', text })) });

describe('cleanIssueText', () => {
  it('reads a document and cleans both texts', () => {
    const description = { type: 'doc', version: 1, content: [paragraph('Since <b>today</b>.'), paragraph('Ask mia@example.com')] };
    expect(cleanIssueText({ summary: 'Login\nfails for joe@example.com', description }, { maskPersonalData: true })).toEqual({
      summary: 'Login fails for [email]',
      description: 'Since today.\nAsk [email]',
    });
  });

  it('takes a description that is plain text or missing', () => {
    const options = { maskPersonalData: true };
    expect(cleanIssueText({ summary: 'a', description: 'b &amp; c' }, options).description).toBe('b & c');
    expect(cleanIssueText({ summary: 'a', description: null }, options).description).toBe('');
  });

  // @promise description-limit
  it('cuts the summary to 255 and the description to 1,000 code points', () => {
    const cleaned = cleanIssueText({ summary: '😀'.repeat(400), description: '😀'.repeat(4_000) }, { maskPersonalData: false });
    expect(Array.from(cleaned.summary)).toHaveLength(255);
    expect(Array.from(cleaned.description)).toHaveLength(1_000);
  });

  it('removes a marker that is spread over several nodes', () => {
    const description = { type: 'doc', content: [paragraph('##', '# TIC', 'KET EN', 'D now')] };
    expect(cleanIssueText({ summary: '', description }, { maskPersonalData: false }).description).toBe('[marker removed] now');
  });
});
