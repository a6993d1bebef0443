import { decimal, readerLocale, text } from '../../src/contract/text';
import { isolateText } from './isolate-text';

/** Seconds without the unit, with one decimal, or two for what would look like nothing: 2140 → `2.1`, 40 → `0.04`, 3 → `0.01`. */
export function formatSeconds(milliseconds: number): string {
  return decimal(Math.max(milliseconds, 10) / 1000, milliseconds < 100 ? 2 : 1);
}

/** Date and time in the reader's own language and zone; an unreadable time is shown as it came. */
export function formatTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleString(readerLocale(), { dateStyle: 'medium', timeStyle: 'short' });
}

/** The day alone, in the reader's own language and zone; an unreadable time is shown as it came. */
export function formatDay(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : date.toLocaleDateString(readerLocale(), { dateStyle: 'medium' });
}

/** A day without its year, as charts of some weeks name them: `2026-11-24` → `11/24`, in German `24.11.`. Days are those of UTC. */
export function formatDayOfYear(day: string): string {
  return new Date(day).toLocaleDateString(readerLocale(), { day: 'numeric', month: 'numeric', timeZone: 'UTC' });
}

/** The names of values, separated by commas. */
export function formatNames(values: readonly { name: string }[]): string {
  return values.map((value) => isolateText(value.name)).join(', ');
}

/** How long to wait, no less than asked for: 90 → `90 s`, 442 → `8 min`, 26542 → `7 h 23 min`. */
export function formatWait(seconds: number): string {
  if (seconds < 120) return text('{seconds} s', { seconds });
  const minutes = Math.ceil(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours > 0 ? [text('{hours} h', { hours })] : []), ...(rest > 0 ? [text('{minutes} min', { minutes: rest })] : [])].join(' ');
}
