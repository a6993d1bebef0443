/** Seconds with one decimal, without the unit: 2140 → `2.1`. */
export function formatSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

/** Date and time in the reader's own language and zone; an unreadable time is shown as it came. */
export function formatTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The names of values, separated by commas. */
export function formatNames(values: readonly { name: string }[]): string {
  return values.map((value) => value.name).join(', ');
}
