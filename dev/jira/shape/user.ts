import type { JiraState } from '../state';

/** A user as Jira embeds one in issues and changelogs; null for nobody. */
export function userBean(state: JiraState, accountId: string | null): Record<string, unknown> | null {
  const person = state.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) return null;
  return {
    self: `${state.site.siteUrl}/rest/api/3/user?accountId=${encodeURIComponent(person.accountId)}`,
    accountId: person.accountId,
    emailAddress: person.emailAddress,
    avatarUrls: avatarUrls(`${state.site.siteUrl}/avatars/${encodeURIComponent(person.accountId)}`),
    displayName: person.displayName,
    active: true,
    timeZone: 'Europe/Berlin',
    accountType: 'atlassian',
  };
}

/** The four sizes that Jira gives for every avatar. */
export function avatarUrls(address: string): Record<string, string> {
  return Object.fromEntries(['48', '32', '24', '16'].map((size) => [`${size}x${size}`, `${address}?size=${size}`]));
}
