/** Host and origin of what was typed, or null while it is no https address yet. */
export function readAddress(typed: string): { host: string; origin: string } | null {
  try {
    const { protocol, hostname, origin } = new URL(typed.trim());
    return protocol === 'https:' && hostname !== '' ? { host: hostname, origin } : null;
  } catch {
    return null;
  }
}
