interface Span {
  /** Milliseconds. */
  start: number;
  /** Absent: the span never ended. */
  end?: number;
}

/**
 * Milliseconds of `whole` in which none of `waits` was in progress: what remains of a resolver's
 * time when every moment that it spent waiting for someone else is taken away. Waits may overlap.
 */
export function ownTime(whole: Span, waits: readonly Span[]): number {
  const end = whole.end ?? whole.start;
  let own = 0;
  let reached = whole.start;
  for (const wait of [...waits].sort((left, right) => left.start - right.start)) {
    own += Math.max(0, Math.min(wait.start, end) - reached);
    reached = Math.max(reached, wait.end ?? Infinity);
  }
  return own + Math.max(0, end - reached);
}
