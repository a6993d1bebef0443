import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { UnderWay } from '../src/http/under-way';
import { Batch } from '../src/metrics/batch';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

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

/** Bytes that young collections move to the old generation while 40,000 items come and go, ten at a time. */
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
  collect();
  collect();
  const before = oldSpace();
  for (let count = 0; count < 40_000; count += 1) {
    step();
    if (count % 500 === 0) collect({ type: 'minor' });
  }
  return oldSpace() - before;
}

describe('what is under way', () => {
  test('is held until it is taken out, and may change while it is gone through', () => {
    const items = Array.from({ length: 5 }, () => new Item());
    const held = new UnderWay<Item>();
    for (const item of items) held.add(item);
    held.delete(items[1] as Item);
    held.delete(items[1] as Item);
    expect([...held]).toEqual([items[0], items[2], items[3], items[4]]);
    const seen: Item[] = [];
    for (const item of held) {
      seen.push(item);
      held.delete(item);
    }
    expect(seen).toHaveLength(4);
    expect(held.size).toBe(0);
  });

  test('is freed by young collections once it is over, where a Set would keep it', () => {
    expect(promotedBy(new Set<Item>())).toBeGreaterThan(500_000);
    expect(promotedBy(new UnderWay<Item>())).toBeLessThan(200_000);
  });
});

describe('work that is done together', () => {
  test('waits for a tenth of a second, for enough of it, or for whoever wants to see the result', async () => {
    const done: number[] = [];
    const batch = new Batch<number>((item) => void done.push(item));
    batch.add(1);
    expect(done).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(done).toEqual([1]);
    for (let item = 2; item < 33; item += 1) batch.add(item);
    expect(done).toEqual([1]);
    batch.add(33);
    expect(done).toHaveLength(33);
    batch.add(34);
    batch.flush();
    expect(done.at(-1)).toBe(34);
  });
});
