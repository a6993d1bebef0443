/** Jira's own spelling of a moment: milliseconds and a zone without a colon, always UTC here. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}
