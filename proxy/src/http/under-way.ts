/**
 * What comes and goes with each request. In an array: each time that a Set makes room, it leaves its old table behind, with
 * everything in it and the way to the next table. Once one of them is in V8's old generation, young collections copy what
 * all later ones had held. That took a fifth of the processor time (docs/decisions/011-no-micro-tuning.md).
 */
export class UnderWay<Item> {
  private readonly items: Item[] = [];

  get size(): number {
    return this.items.length;
  }

  add(item: Item): void {
    this.items.push(item);
  }

  delete(item: Item): void {
    const index = this.items.indexOf(item);
    if (index !== -1) this.items.splice(index, 1);
  }

  /** Those of now, whatever is added or deleted meanwhile. */
  [Symbol.iterator](): Iterator<Item> {
    return [...this.items][Symbol.iterator]();
  }
}
