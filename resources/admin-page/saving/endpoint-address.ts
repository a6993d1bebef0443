/**
 * The host that Jira has to approve and the origin of what was typed, or null while it is no https
 * address yet. With a port of its own, Jira has to approve the whole origin.
 */
export function readAddress(typed: string): { host: string; origin: string } | null {
  try {
    const { protocol, hostname, port, origin } = new URL(typed.trim());
    return protocol === 'https:' && hostname !== '' ? { host: port === '' ? hostname : origin, origin } : null;
  } catch {
    return null;
  }
}

/** The host of a domain as Jira keeps it, with or without `https://`; what cannot be read stays as it is. */
export function hostOf(domain: string): string {
  return readAddress(domain.includes('://') ? domain : `https://${domain}`)?.host ?? domain;
}
