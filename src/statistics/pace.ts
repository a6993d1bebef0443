import { AGES } from '../contract/event-verbs';
import type { DaySum, TriageEvent } from './event-store';

type SurfaceCount = DaySum['surfaces'][number];

/** Adds up where people decided, and how old issues were when they were triaged. */
export function createPaceSum() {
  const surfaces = new Map<string, SurfaceCount>();
  let ages = [...AGES.map(() => 0), 0];

  function count({ via, kind, count: more }: SurfaceCount): void {
    const key = `${via} ${kind}`;
    surfaces.set(key, { via, kind, count: (surfaces.get(key)?.count ?? 0) + more });
  }

  return {
    addEvent({ kind, via, age }: TriageEvent): void {
      if (kind !== 'proposed' && via !== undefined) count({ via, kind, count: 1 });
      if (kind !== 'applied' || age === undefined) return;
      const bound = AGES.findIndex((oldest) => age < oldest);
      const place = bound === -1 ? AGES.length : bound;
      ages = ages.map((known, index) => (index === place ? known + 1 : known));
    },
    addDay(day: Pick<DaySum, 'surfaces' | 'ages'>): void {
      day.surfaces.forEach(count);
      ages = ages.map((known, index) => known + (day.ages[index] ?? 0));
    },
    read: (): Pick<DaySum, 'surfaces' | 'ages'> => ({ surfaces: [...surfaces.values()], ages }),
  };
}
