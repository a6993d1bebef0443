import { Filter, FilterConditions, kvs } from '@forge/kvs';
import type { Clock } from '../../contract/clock';
import { TriageError } from '../../contract/triage-error';
import { call, callConditionally } from './call';
import type { Installation } from './installation-record';
import { ENTITIES, revisionKey } from './keys';
import { timeToLive, wrap, type Content } from './records';

/** What has to be there for a change to be made: this revision or none at all, or none that does not sort below this one. */
type Requirement = { revision: string | null } | { below: string };

/** What a commit does to one key. */
export interface Change {
  key: string;
  /** Null: the key is deleted. */
  content: Content | null;
  requires?: Requirement;
  /** Of the record from now on; without it the record has none, and nothing can require it. */
  revision?: string;
}

interface StoredRevision {
  revision: string;
}

/** The revision of a record that is only ever created. */
const CREATED = 'created';

/** Stores a record that must not be there yet. */
export function creation(key: string, content: Content, revision = CREATED): Change {
  return { key, content, requires: { revision: null }, revision };
}

type Transaction = ReturnType<typeof kvs.transact>;

function condition(requires: Requirement) {
  const filter = new Filter<StoredRevision>();
  if ('below' in requires) {
    return filter.or('revision', FilterConditions.notExists()).or('revision', FilterConditions.lessThan(requires.below));
  }
  const { revision } = requires;
  return filter.and('revision', revision === null ? FilterConditions.notExists() : FilterConditions.equalTo(revision));
}

function isMet(requires: Requirement, found: string | null): boolean {
  if ('below' in requires) return found === null || found < requires.below;
  return found === requires.revision;
}

/** Whether the change needs its record not to be there yet. */
export function isCreation({ requires }: Change): boolean {
  return requires !== undefined && 'revision' in requires && requires.revision === null;
}

async function readRevision(key: string): Promise<string | null> {
  const stored = await call(kvs.entity<StoredRevision>(ENTITIES.revision).get(revisionKey(key)));
  return stored?.revision ?? null;
}

function addChange(transaction: Transaction, { key, content, requires, revision }: Change, clock: Clock): void {
  const entity = { entityName: ENTITIES.revision, ...(requires === undefined ? {} : { conditions: condition(requires) }) };
  if (content === null) {
    transaction.delete(key).delete(revisionKey(key), entity);
    return;
  }
  // The time to live goes last: as the third argument, where the documentation has it, the package drops it.
  const options = timeToLive(content, clock);
  transaction.set(key, wrap(content), undefined, options);
  if (revision !== undefined) transaction.set<StoredRevision>(revisionKey(key), { revision }, entity, options);
}

/** Makes changes, all or none. False when something that one of them requires is not so, and nothing was changed then. */
export type Commit = (changes: Change[]) => Promise<boolean>;

/** One try at changes, and why it may have failed. */
export interface Attempts {
  /** False when storage refused it: a requirement was not met, the epoch has ended, or somebody else was at a record. */
  tryOnce: Commit;
  /** Whether what the changes require is so by now. */
  areMet: (changes: readonly Change[]) => Promise<boolean>;
}

/**
 * Everything that is written depends on the epoch in which this invocation began, and on that nothing is being deleted.
 * `tryOnce` throws TriageError `CANCELLED` while a reset is in progress.
 */
export function createAttempts(installation: Installation, clock: Clock): Attempts {
  return {
    async tryOnce(changes) {
      // It would be written after the reset has looked for the last time.
      if ((await installation.read()).reset !== null) throw new TriageError('CANCELLED', { details: { isResetting: true } });
      const transaction = kvs.transact();
      for (const change of changes) addChange(transaction, change, clock);
      return callConditionally((await installation.guard(transaction)).execute());
    },
    async areMet(changes) {
      const met = await Promise.all(
        changes.map(async ({ key, requires }) => requires === undefined || isMet(requires, await readRevision(key))),
      );
      return met.every(Boolean);
    },
  };
}
