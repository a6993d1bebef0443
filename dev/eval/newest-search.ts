import type { JiraSite } from '../jira';

const MOST_RESULTS = 50;

/** Answers each search as if it had asked for no words: the newest resolved issues of the site's one project. */
export function answerWithNewest(jira: Pick<JiraSite, 'handle'>): void {
  const handle = jira.handle.bind(jira);
  jira.handle = (request) => {
    const url = new URL(request.path, 'http://jira.invalid');
    if (!url.pathname.endsWith('/search/jql') || request.body === undefined) return handle(request);
    const search = { ...(JSON.parse(request.body) as object), jql: 'statusCategory = Done', maxResults: MOST_RESULTS };
    return handle({ ...request, body: JSON.stringify(search) });
  };
}
