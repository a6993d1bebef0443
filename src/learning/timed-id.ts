import type { Clock } from '../contract/clock';
import type { Random } from '../contract/random';

/** Nothing else is as old: UUIDs have eight digits before their first hyphen. */
const TIME = /^(\d{13})-/u;

/** An identifier that tells when it was made, so that of what nothing names it can be told whether somebody is still at it. */
export function timedId({ clock, random }: { clock: Clock; random: Random }): string {
  return `${clock()}-${random.id()}`;
}

/** When an identifier was made, milliseconds since 1970; 0 where it does not tell. */
export function madeAt(id: string): number {
  return Number(TIME.exec(id)?.[1] ?? 0);
}
