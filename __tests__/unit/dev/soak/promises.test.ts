import type { JiraState } from '../../../../dev/jira/state';
import { createSampleState } from '../../../../dev/jira';
import type { RecordedCall } from '../../../../dev/platform';
import { findBreaches, findNewAssignees, findStrayLines, type Promised } from '../../../../dev/soak/promises';

const PROMISED: Promised = {
  allowlists: {
    labels: [{ name: 'crash', description: '' }],
    components: [{ name: 'Payments', description: '' }],
    priority: [{ id: '2', description: '' }],
  },
  components: new Map([
    ['10101', 'Payments'],
    ['10103', 'Search'],
  ]),
  endpointHost: 'llm.example.com',
};

const RUN: RecordedCall = { id: 'run', invocationId: 'run', kind: 'resolver', start: 0, summary: 'panel.applyTriage' };

function sent(
  method: string,
  url: string,
  body: object = {},
  run: string = RUN.summary,
  kind: 'jira' | 'endpoint' = 'jira',
): RecordedCall[] {
  return [
    { ...RUN, summary: run },
    { id: 'call', invocationId: 'run', kind, start: 1, summary: '', request: { method, url, headers: {}, body: JSON.stringify(body) } },
  ];
}

const write = (update: object, run?: string) => findBreaches(sent('PUT', '/rest/api/3/issue/11013', { update }, run), PROMISED);

test('what was accepted and is allowed may be written', () => {
  expect(write({ labels: [{ add: 'crash' }], components: [{ add: { id: '10101' } }], priority: [{ set: { id: '2' } }] })).toEqual([]);
  expect(write({ labels: [{ remove: 'crash' }], priority: [{ set: { id: '3' } }] }, 'panel.undoTriage')).toEqual([]);
  expect(findBreaches(sent('POST', '/rest/api/3/search/jql'), PROMISED)).toEqual([]);
});

test.each([
  ['another field', { assignee: [{ set: null }] }],
  ['another label', { labels: [{ add: 'security' }] }],
  ['another component', { components: [{ add: { id: '10103' } }] }],
  ['a component that nobody knows', { components: [{ add: { id: '1' } }] }],
  ['another priority', { priority: [{ set: { id: '1' } }] }],
])('%s may not', (_what, update) => {
  expect(write(update)).toHaveLength(1);
});

test('nothing is written but by accepting and undoing, and nothing else is asked than Jira’s issue and the endpoint', () => {
  expect(write({ labels: [{ add: 'crash' }] }, 'panel.suggestTriage')).toHaveLength(1);
  expect(findBreaches(sent('PUT', '/rest/api/3/issue/11013/assignee'), PROMISED)).toHaveLength(1);
  expect(findBreaches(sent('DELETE', '/rest/api/3/issue/11013'), PROMISED)).toHaveLength(1);
  expect(findBreaches(sent('PUT', '/rest/api/3/issue/11013', { fields: { assignee: null } }), PROMISED)).toHaveLength(1);
  expect(
    findBreaches(sent('POST', 'https://llm.example.com/v1/chat/completions', {}, 'panel.suggestTriage', 'endpoint'), PROMISED),
  ).toEqual([]);
  expect(findBreaches(sent('POST', 'https://elsewhere.example.com/v1', {}, 'panel.suggestTriage', 'endpoint'), PROMISED)).toHaveLength(1);
});

test('a log line has the known keys, and an assignee stays', () => {
  const line = (text: string) => [{ at: 0, level: 'log' as const, text, invocationId: null }];
  expect(findStrayLines(line('{"event":"resolver","name":"getPanel","outcome":"ok","ms":3}'))).toEqual([]);
  expect(findStrayLines(line('{"event":"resolver","summary":"Orders are lost"}'))).toHaveLength(1);
  expect(findStrayLines(line('Unhandled rejection: Error'))).toHaveLength(1);
  const before: JiraState = createSampleState();
  const after = structuredClone(before);
  expect(findNewAssignees(before, after)).toEqual([]);
  after.issues[0]!.assigneeAccountId = 'somebody';
  expect(findNewAssignees(before, after)).toHaveLength(1);
});
