import type { Caller } from '../access/caller';
import type { QuotaVerdict } from '../access/quotas';
import type { TokenRecord } from '../access/token-record';
import type { CancelSignal } from '../cancel-signal';

/**
 * Decides what the record of a presented token, or its absence, means: who calls. May be called again when the record
 * turns out to have changed meanwhile. @throws ApiError
 */
export type CheckToken = (record: TokenRecord | null) => Caller;

/** A call's way to the model: at most one place, from when it was admitted until it leaves. */
export interface Place {
  /**
   * Resolves when the call may start.
   * @throws ApiError `too_many_waiting` (429), `overloaded` (503) · the signal's reason
   */
  enter(signal: CancelSignal): Promise<void>;
  /** Gives back what the call has. To be called once, whatever came of it. */
  leave(): void;
}

export interface Admission {
  caller: Caller;
  verdict: QuotaVerdict;
  /** Without a granted verdict there is none. */
  place: Place | null;
}

/** A server that a store depends on. */
export interface StoreState {
  name: 'postgres' | 'redis';
  isUp: boolean;
  /** Of the newest connection, in seconds since 1970; null where none was made yet, or in clear. */
  certificateExpiry: number | null;
}

/**
 * Who may call, and how much: all that instances of this service share (docs/decisions/013-two-stores.md). Whatever the
 * store, a token that a finished command revoked is refused, and no tenant gets a request beyond its quota.
 */
export interface Store {
  /** Calls of this instance that wait for a place. */
  readonly waiting: number;
  /** Calls of this instance that have one. */
  readonly active: number;
  /** Whether calls would be decided at this moment: for `/readyz`. */
  readonly isReady: boolean;
  /** Whether this instance counts by itself, because what counts for all is away. */
  readonly isAlone: boolean;
  /** The servers behind it; a file has none. */
  readonly states: readonly StoreState[];
  /** Waits until it can be used, or for some seconds. */
  open(): Promise<void>;
  /** Who calls, for what counts against no quota. @throws ApiError of `check` · `tokens_unavailable` */
  identify(tokenId: string, check: CheckToken): Promise<Caller>;
  /** Who calls; counts one request of its tenant. @throws ApiError of `check` · `tokens_unavailable` · `quotas_unavailable` */
  admit(tokenId: string, check: CheckToken): Promise<Admission>;
  /** Counts one refused key of a network, and returns by how many milliseconds the answer is to be delayed. */
  recordRefusedKey(network: string): Promise<number>;
  close(): Promise<void>;
}
