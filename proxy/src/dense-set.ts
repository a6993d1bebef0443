/** Something that knows its place in the one {@link DenseSet} that holds it. */
export interface Placed {
  /** -1 while no set holds it. Written by the set only. */
  place: number;
}

/**
 * A set of what comes and goes with each request. A `Set` makes a new table every few additions, and each old table
 * points to the next one (V8's `OrderedHashTable`): once one of them is in the old generation, all later ones and what
 * they held survive every young collection. Those took 8 ms instead of 2 for it.
 */
export class DenseSet<Item extends Placed> {
  private readonly items: Item[] = [];

  get size(): number {
    return this.items.length;
  }

  add(item: Item): void {
    if (item.place !== -1) return;
    item.place = this.items.length;
    this.items.push(item);
  }

  delete(item: Item): void {
    if (item.place === -1) return;
    const last = this.items.pop();
    if (last !== undefined && last !== item) {
      last.place = item.place;
      this.items[item.place] = last;
    }
    item.place = -1;
  }

  /** All that it holds now, in no order; it may change meanwhile. */
  values(): Item[] {
    return [...this.items];
  }
}
