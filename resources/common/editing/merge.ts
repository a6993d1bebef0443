/**
 * Puts one person's changes on top of another's, who began with the same: wherever mine says what the base said,
 * theirs stands; everything else is mine. Objects are merged by their parts, lists of named things by name.
 */
export function putOnTop<Value>(base: Value, theirs: Value, mine: Value): Value {
  return merge(base, theirs, mine) as Value;
}

type Plain = Record<string, unknown>;

function merge(base: unknown, theirs: unknown, mine: unknown): unknown {
  if (same(mine, base)) return theirs;
  if (same(theirs, base)) return mine;
  if (isPlain(base) && isPlain(theirs) && isPlain(mine)) {
    return Object.fromEntries(Object.keys(mine).map((key) => [key, merge(base[key], theirs[key], mine[key])]));
  }
  if (isNamed(base) && isNamed(theirs) && isNamed(mine)) return mergeLists(base, theirs, mine);
  return mine;
}

/** Theirs without what I took out, with what I changed in its place, and what I added at the end. */
function mergeLists(base: readonly unknown[], theirs: readonly unknown[], mine: readonly unknown[]): unknown[] {
  const [begun, own, other] = [byName(base), byName(mine), byName(theirs)];
  const kept = theirs.flatMap((item) => {
    const name = nameOf(item);
    if (!own.has(name)) return begun.has(name) ? [] : [item];
    return [merge(begun.get(name), item, own.get(name))];
  });
  const added = mine.filter((item) => {
    const name = nameOf(item);
    // What they took out and I changed is mine to have; what I left alone stays out.
    return !other.has(name) && !same(begun.get(name), item);
  });
  return [...kept, ...added];
}

function byName(list: readonly unknown[]): Map<string, unknown> {
  return new Map(list.map((item) => [nameOf(item), item]));
}

/** What tells the things in a list apart: their name, their id, the word that is mapped, or the text itself. */
function nameOf(item: unknown): string {
  if (typeof item === 'string') return item;
  if (!isPlain(item)) return '';
  const name = item['name'] ?? item['id'] ?? item['from'];
  return typeof name === 'string' ? name : '';
}

function isNamed(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((item) => nameOf(item) !== '');
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
