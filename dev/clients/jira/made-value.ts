/** A value of what earlier calls answered, by its path, such as `issue.key`. Throws when there is none. */
export type ReadMade = (path: string) => string;

/** Keeps answers by name and reads values in them. */
export function createMadeValues(): { keep: (name: string, answer: unknown) => void; read: ReadMade } {
  const made: Record<string, unknown> = {};
  return {
    keep(name, answer) {
      made[name] = answer;
    },
    read(path) {
      const value = path.split('.').reduce<unknown>((found, member) => (found as Record<string, unknown> | undefined)?.[member], made);
      if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`No earlier call made ${path}.`);
      return String(value);
    },
  };
}
