import type { TriageSite } from './triage-site';

/** Takes an issue to a status of the category Done, as an administrator does in Jira. */
export async function resolveIssue({ jira }: Pick<TriageSite, 'jira'>, key: string): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const accountId = jira.people.find(({ role }) => role === 'administrator')?.accountId ?? '';
  const headers = { 'content-type': 'application/json' };
  const { transitions } = JSON.parse((await jira.handle({ method: 'GET', path, headers, accountId })).body) as {
    transitions: { id: string; to: { statusCategory: { key: string } } }[];
  };
  const id = transitions.find(({ to }) => to.statusCategory.key === 'done')?.id;
  await jira.handle({ method: 'POST', path, headers, accountId, body: JSON.stringify({ transition: { id } }) });
}
