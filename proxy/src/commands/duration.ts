const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `90s`, `15m`, `24h`, `30d` or `0` as milliseconds. @throws Error */
export function parseDuration(text: string): number {
  if (text === '0') return 0;
  const [, amount, unit] = /^(\d{1,5})([smhd])$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) throw new Error(`${text} is not a duration. Use 90s, 15m, 24h, 30d or 0.`);
  return Number(amount) * (UNITS[unit] ?? 0);
}
