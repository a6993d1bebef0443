import { appearanceOf, detailLines, isCuredBySettings } from '../../../../resources/common/error-message';
import { ERROR_CODES, type ErrorBody } from '../../../../src/contract/error-body';

function error(code: ErrorBody['code'], details?: ErrorBody['details']): ErrorBody {
  return { code, message: 'What happened.', retryable: true, details };
}

it('is friendly about having nothing to suggest, and alarmed by no refusal', () => {
  expect(appearanceOf(error('NOTHING_SUGGESTED'))).toBe('information');
  expect(appearanceOf(error('NOT_PERMITTED'))).toBe('warning');
  expect(appearanceOf(error('ENDPOINT_UNREACHABLE'))).toBe('error');
});

it('sends administrators to the settings for what they can cure there, and for nothing else', () => {
  expect(ERROR_CODES.filter((code) => isCuredBySettings(error(code)))).toEqual([
    'NOT_CONFIGURED',
    'UNLICENSED',
    'RESTRICTED_ISSUE',
    'EGRESS_BLOCKED',
    'ENDPOINT_UNREACHABLE',
    'ENDPOINT_TIMEOUT',
    'ENDPOINT_AUTH',
    'ENDPOINT_ERROR',
    'MODEL_FORBIDDEN',
    'MODEL_RETIRED',
    'MODEL_REPLY_CUT',
    'MODEL_STOPPED',
    'REPLY_INVALID',
    'LIMIT_REACHED',
  ]);
});

it.each<[string, ErrorBody, string]>([
  ['the status', error('ENDPOINT_ERROR', { status: 503 }), '503'],
  ['the host', error('EGRESS_BLOCKED', { host: 'llm.example.com' }), 'llm.example.com'],
  ['what stands in Jira now', error('STALE_SUGGESTION', { current: { field: 'priority', value: { id: '4', name: 'Low' } } }), 'Low'],
  [
    'that nothing stands in Jira now',
    error('STALE_SUGGESTION', { current: { field: 'priority', value: null } }),
    'no longer has a priority',
  ],
  ['the refused values', error('VALUE_NOT_ALLOWED', { values: ['storage', 'ui'] }), 'storage, ui'],
  ['whose limit is reached', error('LIMIT_REACHED', { limit: 'site' }), 'site'],
  ['whose budget of tokens is used up', error('LIMIT_REACHED', { limit: 'tokens' }), 'vendor'],
  ['what is missing', error('NOT_CONFIGURED', { missing: ['endpoint'] }), 'endpoint'],
  ['when to come back', error('ENDPOINT_RATE_LIMITED', { retryAfterSeconds: 30 }), '30 s'],
  ['what is wrong with the input', error('INVALID_INPUT', { faults: [{ path: 'baseUrl', message: 'No address.' }] }), 'No address.'],
])('says %s', (_name, body, text) => {
  const lines = detailLines(body);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(text);
});
