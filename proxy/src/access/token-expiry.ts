import type { Clock, Stopwatch } from '../clock';
import type { TokenRecord } from './token-record';

/**
 * Whether tokens have ended. A token ends at its time of day; should the clock go back meanwhile, it ends when the time
 * that it had left when it was first used has passed, so that no grace period grows by the length of a jump.
 */
export class TokenExpiry {
  /** By token id, the end it had when it was first seen, and that moment on the stopwatch. */
  private readonly ends = new Map<string, { expiresAt: string; endsAt: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly stopwatch: Stopwatch,
  ) {}

  isOver({ id, expiresAt }: Pick<TokenRecord, 'id' | 'expiresAt'>): boolean {
    if (expiresAt === null) return false;
    const leftMs = Date.parse(expiresAt) - this.clock();
    const now = this.stopwatch();
    const known = this.ends.get(id);
    if (known?.expiresAt === expiresAt) return leftMs <= 0 || known.endsAt <= now;
    this.ends.set(id, { expiresAt, endsAt: now + leftMs });
    return leftMs <= 0;
  }
}
