import type { TriageSite } from './triage-site';

/** Somebody creates an issue in Jira, outside of the app. @returns its key */
export async function createIssue({ jira }: Pick<TriageSite, 'jira'>, projectId: string, fields: object = {}): Promise<string> {
  const accountId = jira.people.find(({ role }) => role === 'administrator')?.accountId ?? null;
  const type = jira.describeIssue('SHOP-13')?.issue.typeId;
  const body = { fields: { project: { id: projectId }, issuetype: { id: type }, summary: 'Customer was charged twice', ...fields } };
  const headers = { 'content-type': 'application/json' };
  const answer = await jira.handle({ method: 'POST', path: '/rest/api/3/issue', headers, body: JSON.stringify(body), accountId });
  if (answer.status !== 201) throw new Error(answer.body);
  return (JSON.parse(answer.body) as { key: string }).key;
}
