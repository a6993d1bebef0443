/** Names that the functions take for the same one: they differ in case, spacing or Unicode's compatibility forms only. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
