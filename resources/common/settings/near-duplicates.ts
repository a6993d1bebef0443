/**
 * What is left of a name when everything is taken away in which people spell the same thing differently: case,
 * accents, blanks, hyphens, underscores, dots, slashes, and the plural's s.
 */
function skeleton(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[\s\-_./]+/gu, '');
  return plain.length > 3 ? plain.replace(/s$/u, '') : plain;
}

/** The names without those that are probably meant as one before them, or as one of `known`. */
export function removeNearDuplicates(names: readonly string[], known: readonly string[]): string[] {
  const seen = new Set(known.map(skeleton));
  return names.filter((name) => {
    const isNew = !seen.has(skeleton(name));
    seen.add(skeleton(name));
    return isNew;
  });
}

/** For each name that has some, the other names that are probably meant as the same: `UI` and `ui`, `front-end` and `frontend`. */
export function findNearDuplicates(names: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, Set<string>>();
  for (const name of names) {
    const key = skeleton(name);
    if (key === '') continue;
    groups.set(key, (groups.get(key) ?? new Set()).add(name));
  }
  return new Map(
    [...groups.values()]
      .filter((group) => group.size > 1)
      .flatMap((group) => [...group].map((name): [string, string[]] => [name, [...group].filter((other) => other !== name)])),
  );
}
