/** How late a log line or a figure may be. The log's own buffer keeps lines ten times as long. */
const LATEST_MS = 100;
/** So that under load a batch holds up the next request by a fraction of a millisecond, and no more. */
const LARGEST_BATCH = 32;

/** Work that nobody waits for, done together: code that has just run is in the processor's caches (docs/decisions/007). */
export class Batch<Item> {
  private items: Item[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly work: (item: Item) => void) {}

  add(item: Item): void {
    this.items.push(item);
    if (this.items.length >= LARGEST_BATCH) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), LATEST_MS).unref();
  }

  /** Does what there is: before somebody reads the result, and at the end. */
  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const { items } = this;
    this.items = [];
    for (const item of items) this.work(item);
  }
}
