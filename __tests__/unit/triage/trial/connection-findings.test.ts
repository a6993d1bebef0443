import { answerFindings, contextFinding, findingOf, isHarmless } from '../../../../src/triage/trial/connection-findings';
import { largestPrompt } from '../../../../src/triage/trial/largest-prompt';
import { leastTokens, promptSize } from '../../../../src/triage/question/prompt/prompt-size';
import { DEFAULT_SETTINGS } from '../../../../src/contract/default-settings';
import type { Settings } from '../../../../src/contract/settings';
import { TriageError } from '../../../../src/contract/triage-error';

const settings: Settings = {
  ...DEFAULT_SETTINGS,
  allowlists: {
    labels: Array.from({ length: 40 }, (_each, index) => ({ name: `label-${index}`, description: 'What it stands for' })),
    components: [{ name: 'Search', description: '' }],
    priority: [{ id: '2', description: 'Now' }],
  },
};
const prompt = largestPrompt(
  settings,
  {
    priority: [
      { id: '1', name: 'Highest' },
      { id: '2', name: 'High' },
    ],
    components: [],
    labels: [],
  },
  'nonce',
);

describe('the largest prompt', () => {
  it('has the lists, a ticket and ten examples, all as long as they get', () => {
    expect(prompt.system).toContain('"label-39"');
    expect(prompt.system).toContain('- "High": "Now"');
    expect(prompt.system).not.toContain('Highest');
    const { summary, description, similar } = JSON.parse(prompt.user.split('\n')[1] ?? '') as {
      summary: string;
      description: string;
      similar: object[];
    };
    expect([summary.length, description.length, similar.length]).toEqual([255, 1_000, 10]);
  });

  it('has values of its own where the lists are still empty', () => {
    expect(largestPrompt(DEFAULT_SETTINGS, { priority: [], components: [], labels: [] }, 'nonce').system).toContain('"question"');
  });

  it('is estimated near the least tokens that it can be, so that a clipped one is found out', () => {
    expect(leastTokens(prompt)).toBeGreaterThan(0.6 * promptSize(prompt).tokens);
    expect(leastTokens(prompt)).toBeLessThan(promptSize(prompt).tokens);
  });
});

describe('contextFinding', () => {
  const used = (promptTokens: number) => ({ promptTokens, completionTokens: 1 });
  it.each([
    [null, used(leastTokens(prompt)), null],
    ['context-too-small', used(Math.floor(leastTokens(prompt) * 0.85)), null],
    ['context-too-small', used(promptSize(prompt).tokens), promptSize(prompt).tokens + 100],
    [null, null, promptSize(prompt).tokens + 1_000],
    ['context-unknown', null, null],
    ['context-unknown', used(0), null],
  ])('is %s for %j tokens counted and %j told', (finding, usage, told) => {
    expect(contextFinding(prompt, usage, told)).toBe(finding);
  });
});

it.each([
  [[], 'json_schema', true, 8_000],
  [['slow'], 'json_schema', true, 8_001],
  [['no-json-schema', 'no-temperature', 'no-system-role'], 'none', false, 10],
] as const)('finds %j in an answer', (findings, responseFormat, temperature, durationMs) => {
  const found = answerFindings({ responseFormat, temperature, systemRole: temperature }, durationMs);
  expect(found).toEqual(findings);
  expect(isHarmless(found)).toBe(true);
});

it('leaves failures that are not the endpoint’s alone', () => {
  for (const code of ['NOT_PERMITTED', 'JIRA_UNAVAILABLE', 'INTERNAL'] as const) expect(findingOf(new TriageError(code), null)).toBeNull();
  expect(findingOf(new TriageError('ENDPOINT_TIMEOUT'), null)).toBe('timeout');
  expect(isHarmless(['timeout'])).toBe(false);
});

it.each([
  ['REPLY_INVALID', undefined, 'reply-unreadable'],
  ['REPLY_INVALID', 'cut', 'reply-cut'],
  ['REPLY_INVALID', 'empty', 'reply-empty'],
  ['REPLY_INVALID', 'declined', 'reply-declined'],
  ['REPLY_INVALID', 'filter', 'filtered'],
  ['ENDPOINT_ERROR', 'filter', 'filtered'],
  ['ENDPOINT_ERROR', 'credit', 'no-credit'],
  ['ENDPOINT_ERROR', 'context', 'context-too-small'],
  ['ENDPOINT_UNREACHABLE', 'redirect', 'redirect'],
] as const)('finds of %s about %s: %s, with which nothing can be suggested', (code, about, finding) => {
  expect(findingOf(new TriageError(code, { details: { about } }), null)).toBe(finding);
  expect(isHarmless([finding])).toBe(false);
});
