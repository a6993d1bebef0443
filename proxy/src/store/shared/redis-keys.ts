/** The names of everything in Redis, in one place. None of them holds anything but numbers, ids and tenants' names. */
export class RedisKeys {
  /** Sorted set: when each instance will be taken for dead. */
  readonly instances: string;
  /** Hash: calls under way by instance. */
  readonly allActive: string;
  /** Sorted set of tenants that wait for a place, by since when. */
  readonly turns: string;
  /** Hash: when each of them was last asked for. */
  readonly turnsSeen: string;
  /** Channel: ids of tokens that changed. */
  readonly changed: string;
  /** Channel: a place that somebody waits for is free. */
  readonly free: string;

  constructor(private readonly prefix: string) {
    this.instances = `${prefix}instances`;
    this.allActive = `${prefix}active`;
    this.turns = `${prefix}turns`;
    this.turnsSeen = `${prefix}turns:seen`;
    this.changed = `${prefix}changed`;
    this.free = `${prefix}free`;
  }

  /** String: which state of a token is the latest, or that it is revoked. */
  stamp(tokenId: string): string {
    return `${this.prefix}stamp:${tokenId}`;
  }

  /** Hash: a tenant's bucket, its day, and its calls under way by instance, whose names alone have a slash. */
  tenant(name: string): string {
    return `${this.prefix}tenant:${name}`;
  }

  /** Number of refused keys of a network. */
  refused(network: string): string {
    return `${this.prefix}refused:${network}`;
  }
}
