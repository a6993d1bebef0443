import { Filter, FilterConditions, kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';
import { resetShape, type StoredReset } from '../../reset/upkeep-store';
import { call, callConditionally, STORAGE_TIMEOUT_MS } from './call';
import { ENTITIES, INSTALLATION_KEY } from './keys';

/** It stands for nothing, so that whatever a condition can name is one: also what a damaged record holds. */
export type Epoch = string | number | boolean | null;

/** In place of what no condition can name: nothing can be written in this one, and only a reset ends it. */
const UNREADABLE = 'unreadable';

/** What the installation knows about itself, in the Custom Entity Store, since conditions exist nowhere else. */
interface InstallationRecord {
  /** Changes with each step of a reset. Null until the first one. */
  epoch: Epoch;
  reset: StoredReset | null;
}

const recordShape = once(() =>
  z.object({
    epoch: z.catch(z.optional(z.union([z.string(), z.number(), z.boolean()])), UNREADABLE),
    reset: z.catch(z.optional(z.nullable(resetShape())), null),
  }),
);

type Transaction = ReturnType<typeof kvs.transact>;

/** The epoch in which an invocation began. Everything that it writes depends on it, so that it ends with a reset. */
export interface Installation {
  /** As it was at the first call of storage of this invocation. @throws TriageError `INTERNAL` */
  read(): Promise<InstallationRecord>;
  /** Whether the epoch has ended since. @throws TriageError `INTERNAL` */
  hasEnded(): Promise<boolean>;
  /** Makes a transaction depend on the epoch. */
  guard(transaction: Transaction): Promise<Transaction>;
  /**
   * Begins the next epoch, with a reset in progress or without one, and does the rest of the transaction with it. False when somebody
   * else has begun it: this invocation is over then.
   */
  advance(reset: StoredReset | null, rest?: (transaction: Transaction) => Transaction): Promise<boolean>;
}

async function readNow(): Promise<InstallationRecord> {
  const stored: unknown = await call(kvs.entity(ENTITIES.installation).get(INSTALLATION_KEY));
  const { epoch, reset } = recordShape().safeParse(stored).data ?? {};
  return { epoch: epoch ?? null, reset: reset ?? null };
}

function onCondition(condition: ReturnType<(typeof FilterConditions)['exists' | 'notExists' | 'equalTo']>) {
  return { entityName: ENTITIES.installation, conditions: new Filter<{ epoch: string }>().and('epoch', condition) };
}

/** Nobody knows of a missing record what it was, so that an epoch is only ever replaced. */
function isEpoch(epoch: Epoch) {
  return onCondition(epoch === null ? FilterConditions.notExists() : FilterConditions.equalTo(epoch));
}

/** The record of the installation, as one invocation knows it. */
export function createInstallation(clock: Clock): Installation {
  let known: Promise<InstallationRecord> | undefined;

  async function capture(): Promise<InstallationRecord> {
    const askedAt = clock();
    const record = await readNow();
    // Whatever else was read in the meantime is of the same epoch: a reset takes ten times as long as this.
    if (clock() - askedAt > STORAGE_TIMEOUT_MS) throw new TriageError('INTERNAL');
    return record;
  }

  function read(): Promise<InstallationRecord> {
    if (known === undefined) {
      known = capture();
      // Whoever needs it hears of the failure.
      known.catch(() => undefined);
    }
    return known;
  }

  return {
    read,
    hasEnded: async () => (await readNow()).epoch !== (await read()).epoch,
    guard: async (transaction) => transaction.check(INSTALLATION_KEY, isEpoch((await read()).epoch)),
    async advance(reset, rest = (transaction) => transaction) {
      const { epoch } = await read();
      const next = { epoch: crypto.randomUUID(), ...(reset === null ? {} : { reset }) };
      const replaced = epoch === UNREADABLE ? onCondition(FilterConditions.exists()) : isEpoch(epoch);
      const transaction = kvs.transact().set<{ epoch: string }>(INSTALLATION_KEY, next, replaced);
      if (await callConditionally(rest(transaction).execute())) {
        known = Promise.resolve({ epoch: next.epoch, reset });
        return true;
      }
      if ((await readNow()).epoch === epoch) throw new TriageError('INTERNAL');
      return false;
    },
  };
}
