import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DenseSet } from '../src/dense-set';
import { Deadlines, type Bounded } from '../src/upstream/deadlines';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

class Item implements Bounded {
  place = -1;
  readonly endsAt = performance.now() + 60_000;
  readonly expire = (): void => assert.fail('in time');
  readonly weight = new Array<number>(200).fill(0);
}

interface Holder {
  add(item: Item): unknown;
  delete(item: Item): unknown;
}

function oldSpace(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space')?.space_used_size ?? Number.NaN;
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

describe('the set of what comes and goes', () => {
  test('holds what a Set would hold, whatever is added and taken out in whatever order', () => {
    const items = Array.from({ length: 40 }, () => new Item());
    const dense = new DenseSet<Item>();
    const plain = new Set<Item>();
    let chance = 1;
    for (let step = 0; step < 5_000; step += 1) {
      chance = (chance * 48_271) % 2_147_483_647;
      const item = items[chance % items.length] as Item;
      const what = chance % 3 === 0 ? 'delete' : 'add';
      dense[what](item);
      plain[what](item);
      if (step % 97 === 0) for (const each of items.slice(0, 30)) [dense, plain].forEach((set) => set.delete(each));
      assert.equal(dense.size, plain.size);
      // By identity: all items look alike.
      assert.ok(new Set(dense.values()).size === plain.size && dense.values().every((each) => plain.has(each)), `step ${step}`);
    }
  });

  test('may change while its values are gone through', () => {
    const dense = new DenseSet<Item>();
    for (let count = 0; count < 5; count += 1) dense.add(new Item());
    for (const item of dense.values()) dense.delete(item);
    assert.equal(dense.size, 0);
  });

  test('lets young collections free what was taken out, where a Set keeps it', () => {
    const inSet = promotedBy(new Set<Item>());
    const inDenseSet = promotedBy(new DenseSet<Item>());
    assert.ok(inSet > 500_000, `a Set promoted ${inSet} bytes: then this class is not needed`);
    assert.ok(inDenseSet < 100_000, `${inDenseSet} bytes`);
  });

  test('is what the deadlines of calls are kept in', () => {
    const deadlines = new Deadlines();
    const promoted = promotedBy({ add: (item) => deadlines.add(item), delete: (item) => deadlines.remove(item) });
    assert.ok(promoted < 100_000, `${promoted} bytes`);
  });
});
