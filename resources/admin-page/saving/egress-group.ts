/** The group of hosts that this page asks for. Setting a group replaces it whole. */
export const EGRESS_GROUP = 'llm-endpoint';

/** Forge lets a group hold as many domains (Forge documentation, customer-managed egress, 2026). */
const MOST_DOMAINS = 10;

/** Whether Jira would refuse one more host, whoever allows it. */
export function isGroupFull(approved: readonly { group: string }[]): boolean {
  return approved.filter(({ group }) => group === EGRESS_GROUP).length >= MOST_DOMAINS;
}
