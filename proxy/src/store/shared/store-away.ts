/** A server that did not answer, or not as it should. Its own message may quote a command and stays behind as the cause. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';

  constructor(
    readonly store: 'postgres' | 'redis',
    cause?: unknown,
  ) {
    super(`${store === 'redis' ? 'Redis' : 'PostgreSQL'} cannot be used right now.`, { cause });
  }
}
