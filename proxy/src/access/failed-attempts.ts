import { isIPv4 } from 'node:net';
import type { Stopwatch } from '../clock';

const FREE_ATTEMPTS = 5;
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 3_000;
/** A pause of so long, and a network begins anew. */
export const FORGET_AFTER_MS = 900_000;
const MOST_SOURCES = 10_000;

/**
 * The network that an address belongs to: /24 or /48. Counting networks, not addresses, keeps a person's
 * address out of memory and metrics, and an attacker from changing the last digits.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail = ''] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const zeros = plain.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/48`;
}

/** How long the answer to the `count`th refusal in a row waits, in milliseconds. */
export function delayOfRefusal(count: number): number {
  return count <= FREE_ATTEMPTS ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (count - FREE_ATTEMPTS - 1));
}

/**
 * Counts refused keys by network and says how long the next refusal waits. Only refusals wait: a valid key
 * from the same network is served at once, so nobody can lock out a neighbour.
 */
export class FailedAttempts {
  private readonly sources = new Map<string, { count: number; lastAt: number }>();

  constructor(private readonly stopwatch: Stopwatch) {}

  /** Counts one refusal and returns its delay in milliseconds. */
  record(network: string): number {
    const now = this.stopwatch();
    const known = this.sources.get(network);
    const count = known === undefined || now - known.lastAt > FORGET_AFTER_MS ? 1 : known.count + 1;
    // Set anew, so that the map stays in order of the last attempt and the oldest goes first.
    this.sources.delete(network);
    this.sources.set(network, { count, lastAt: now });
    const [oldest] = this.sources.keys();
    if (this.sources.size > MOST_SOURCES && oldest !== undefined) this.sources.delete(oldest);
    return delayOfRefusal(count);
  }
}
