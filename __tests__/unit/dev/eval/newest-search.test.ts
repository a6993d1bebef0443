import { answerWithNewest } from '../../../../dev/eval/newest-search';
import type { JiraRequest } from '../../../../dev/jira';

function ask(path: string, body?: string): JiraRequest | undefined {
  let passed: JiraRequest | undefined;
  const jira = {
    handle: (request: JiraRequest) => {
      passed = request;
      return Promise.resolve({ status: 200, headers: {}, body: '' });
    },
  };
  answerWithNewest(jira);
  void jira.handle({ method: 'POST', path, headers: {}, body, accountId: 'a' });
  return passed;
}

it('asks for the newest resolved issues whatever the words, and keeps the rest of the search', () => {
  const request = ask('/rest/api/3/search/jql', JSON.stringify({ jql: 'project = 1 AND text ~ "x"', maxResults: 7, fields: ['summary'] }));
  expect(JSON.parse(request?.body ?? '')).toEqual({ jql: 'statusCategory = Done', maxResults: 50, fields: ['summary'] });
});

it('leaves every other request alone', () => {
  expect(ask('/rest/api/3/issue/1', '{"jql":"x"}')?.body).toBe('{"jql":"x"}');
});
