/**
 * Two names that differ only in case, in spacing or in Unicode's compatibility forms are the same
 * name: models seldom repeat a value to the letter.
 */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
