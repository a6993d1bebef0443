import { readWait } from '../../../../src/providers/endpoint/read-wait';

const NOW = Date.parse('2026-11-29T20:00:00Z');

const inHeaders = (headers: Record<string, string>): number | undefined => readWait(new Headers(headers), undefined, '', NOW);
const inBody = (error: unknown): number | undefined => readWait(new Headers(), error, '', NOW);
const inWords = (text: string): number | undefined => readWait(new Headers(), undefined, text, NOW);

describe('the wait that a server asks for is read', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '12' }, 12],
    ['a date', { 'retry-after': 'Sun, 29 Nov 2026 20:00:34 GMT' }, 34],
    ['OpenAI’s milliseconds, which are more exact', { 'retry-after': '60', 'retry-after-ms': '7660' }, 8],
    ['a moment in seconds', { 'x-ratelimit-reset': String(NOW / 1_000 + 34) }, 34],
    ['a moment in milliseconds', { 'X-RateLimit-Reset': String(NOW + 34_000) }, 34],
    ['seconds of the draft standard', { 'ratelimit-reset': '50' }, 50],
    ['Groq’s requests that are used up', { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '2m59.56s' }, 180],
    ['OpenAI’s tokens that are left', { 'x-ratelimit-remaining-tokens': '500', 'x-ratelimit-reset-tokens': '6m0s' }, undefined],
    ['a date that is past', { 'retry-after': 'Sun, 29 Nov 2026 19:00:00 GMT' }, undefined],
    ['nothing', { 'retry-after': 'later' }, undefined],
    ['no wait at all', { 'retry-after': '0' }, undefined],
    ['more than anybody waits', { 'retry-after': '99999999' }, undefined],
  ])('from headers: %s', (_what, headers, seconds) => {
    expect(inHeaders(headers)).toBe(seconds);
  });

  it.each<[string, unknown, number | undefined]>([
    [
      'Gemini',
      [
        {
          error: { code: 429, details: [{ violations: [] }, { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.2s' }] },
        },
      ],
      35,
    ],
    ['Hugging Face', { error: 'Model is currently loading', estimated_time: 20.4 }, 21],
    ['OpenRouter', { error: { code: 429, metadata: { headers: { 'X-RateLimit-Reset': String(NOW + 5_000) } } } }, 5],
    ['a gateway', { error: { retry_after: 3 } }, 3],
    ['another gateway', { retryAfterMs: 1_500 }, 2],
    ['nobody', { error: { code: 429, retry: true } }, undefined],
  ])('from the error’s fields: %s', (_who, error, seconds) => {
    expect(inBody(error)).toBe(seconds);
  });

  it.each([
    ['Rate limit reached for model `x`: Limit 6000, Used 5900, Requested 800. Please try again in 7.66s. Visit', 8],
    ['Please try again in 7m22.5s.', 443],
    ['Please try again in 866ms.', 1],
    ['exceeded call rate limit. Please retry after 54 seconds.', 54],
    ['Please retry in 33.5s.', 34],
    ['Try again in 1 hour, 2 minutes', 3_720],
    ['Please try again in 20 seconds or 3 requests', 20],
    ['Limit 3 requests per 60 seconds.', undefined],
    ['Please try again later.', undefined],
  ])('from words: %s', (text, seconds) => {
    expect(inWords(text)).toBe(seconds);
  });

  it('from a header before anything else', () => {
    expect(readWait(new Headers({ 'retry-after': '5' }), { error: { retryDelay: '34s' } }, 'Please try again in 9s', NOW)).toBe(5);
  });
});
