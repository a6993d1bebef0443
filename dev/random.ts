/** Random numbers that a seed determines: what went wrong once can be made to go wrong again. */
export interface Random {
  /** A whole number from 0 to `below`, which is not reached. */
  below: (limit: number) => number;
  pick: <Item>(items: readonly Item[]) => Item;
  /** True in one of `times` cases. */
  once: (times: number) => boolean;
}

/** Mulberry32, by Tommy Ettinger (public domain): short, and random enough for choosing. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    once: (times) => below(times) === 0,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
  };
}

/** A whole number from 0 to `below`, which is not reached: everything that chance decides. */
export type Chance = Random['below'];

/** One of the items, each as often as its weight says. */
export function pickWeighted<Item>(chance: Chance, weighted: readonly [Item, weight: number][]): Item {
  let left = chance(weighted.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [item, weight] of weighted) {
    if (left < weight) return item;
    left -= weight;
  }
  throw new Error('There is nothing to pick from.');
}
