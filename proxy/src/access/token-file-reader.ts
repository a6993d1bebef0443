import { readFileSync, statSync, type Stats } from 'node:fs';
import { tokenFileSchema, type TokenFile, type TokenRecord } from './token-record';

/** Reads and checks the store. A store that was never written is empty. @throws Error without any content. */
export function readTokenFile(path: string): TokenFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { version: 0, tokens: [], audit: [] };
    throw new Error(`${path}: cannot be read`);
  }
  try {
    return tokenFileSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path}: is not a token store`);
  }
}

type Identity = Pick<Stats, 'ino' | 'mtimeMs' | 'ctimeMs' | 'size'>;

/** Whether the file was replaced between two looks at it: it has a new inode, or new times. */
function isSame(one: Identity, other: Identity): boolean {
  return one.ino === other.ino && one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs && one.size === other.size;
}

/**
 * The store as the service sees it. Each look-up asks the file system whether the file was replaced, a few
 * microseconds, because that is what makes a revocation hold for the very next request; a watcher is told later.
 */
export class TokenFileReader {
  private seen: Identity | null = null;
  private records = new Map<string, TokenRecord>();

  constructor(private readonly path: string) {}

  /**
   * @throws Error when the store is missing or cannot be read: an old copy might hold tokens revoked since, and a
   * caller who hears that the key is wrong would replace it
   */
  find(id: string): TokenRecord | null {
    const current = statSync(this.path);
    if (this.seen === null || !isSame(current, this.seen)) {
      this.seen = null;
      this.records = new Map(readTokenFile(this.path).tokens.map((record) => [record.id, record]));
      this.seen = current;
    }
    return this.records.get(id) ?? null;
  }
}
