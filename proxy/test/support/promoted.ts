import { getHeapSpaceStatistics } from 'node:v8';
import { UnderWay } from '../../src/http/under-way';

/** Prints how many bytes young collections move to the old generation, with a Set and with {@link UnderWay}. Needs `--expose-gc`. */
class Item {
  readonly weight = new Array<number>(200).fill(0);
}

interface Holder {
  add(item: Item): unknown;
  delete(item: Item): unknown;
}

function oldSpace(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space')?.space_used_size ?? Number.NaN;
}

/** While 40,000 items come and go, ten at a time. */
function promotedBy(holder: Holder): number {
  const held: Item[] = [];
  const step = (): void => {
    const item = new Item();
    held.push(item);
    holder.add(item);
    const first = held.length > 10 ? held.shift() : undefined;
    if (first !== undefined) holder.delete(first);
  };
  for (let count = 0; count < 100; count += 1) step();
  // Whatever the holder has now is old from here on.
  globalThis.gc?.();
  globalThis.gc?.();
  const before = oldSpace();
  for (let count = 0; count < 40_000; count += 1) {
    step();
    if (count % 500 === 0) globalThis.gc?.({ type: 'minor' });
  }
  return oldSpace() - before;
}

process.stdout.write(JSON.stringify({ set: promotedBy(new Set<Item>()), underWay: promotedBy(new UnderWay<Item>()) }));
