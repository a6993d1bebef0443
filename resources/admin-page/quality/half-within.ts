/** Where the one in the middle of them lies, of counts in ascending order; null where there are none. */
export function halfWithin(counts: readonly number[]): { place: number; of: number } | null {
  const of = counts.reduce((sum, count) => sum + count, 0);
  if (of === 0) return null;
  let upTo = 0;
  const place = counts.findIndex((count) => (upTo += count) >= of / 2);
  return { place, of };
}
