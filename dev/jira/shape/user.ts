import type { View } from '../view';

/** Everybody's, and the server's: dates in JQL are read in it. */
export const TIME_ZONE = 'Etc/UTC';

/** A user as Jira embeds one in issues and changelogs; null for nobody. */
export function userBean(view: View, accountId: string | null): Record<string, unknown> | null {
  const person = view.state.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) return null;
  return {
    self: `${view.api}/user?accountId=${encodeURIComponent(person.accountId)}`,
    accountId: person.accountId,
    emailAddress: person.emailAddress,
    avatarUrls: avatarUrls(`${view.origin}/avatars/${encodeURIComponent(person.accountId)}`),
    displayName: person.displayName,
    active: true,
    timeZone: TIME_ZONE,
    accountType: 'atlassian',
  };
}

/** The four sizes that Jira gives for every avatar. */
export function avatarUrls(address: string): Record<string, string> {
  return Object.fromEntries(['48', '32', '24', '16'].map((size) => [`${size}x${size}`, `${address}?size=${size}`]));
}
