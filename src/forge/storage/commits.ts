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

function isCreation({ requires }: Change): boolean {
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

/**
 * How often a change is tried whose obstacle is gone by the time that somebody looks for it: DynamoDB refuses a transaction
 * while another one is at the same record, and all of them look at the installation's.
 */
const MOST_TRIES = 5;

/** Makes changes, all or none. False when something that one of them requires is not so, and nothing was changed then. */
export type Commit = (changes: Change[]) => Promise<boolean>;

/**
 * The one way in which plain values are written: all changes or none, and none once the epoch in which this invocation
 * began has ended, or while everything is being deleted.
 * @returns `commit`, which throws TriageError `CANCELLED` when a reset is in progress, has begun, or has come and gone; and
 *   `commitOnce`, which does the same but does not look why it was refused: false may mean that somebody else was at a record
 */
export function createCommit(installation: Installation, clock: Clock): { commit: Commit; commitOnce: Commit } {
  async function commitOnce(changes: Change[]): Promise<boolean> {
    // It would be written after the reset has looked for the last time.
    if ((await installation.read()).reset !== null) throw new TriageError('CANCELLED', { details: { isResetting: true } });
    const transaction = kvs.transact();
    for (const change of changes) addChange(transaction, change, clock);
    return callConditionally((await installation.guard(transaction)).execute());
  }

  async function commit(changes: Change[]): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (await commitOnce(changes)) return true;
      // Which condition it was, Forge does not say in words that it has documented.
      const met = await Promise.all(
        changes.map(async ({ key, requires }) => requires === undefined || isMet(requires, await readRevision(key))),
      );
      const areMet = met.every(Boolean);
      // What is there already is of this epoch, since a reset leaves nothing. Callers try many, so that it has to be cheap.
      if (!areMet && changes.every((change) => change.requires === undefined || isCreation(change))) return false;
      if (await installation.hasEnded()) throw new TriageError('CANCELLED');
      if (!areMet) return false;
    }
    // Nobody else has written, so that no code which names somebody would be true.
    throw new TriageError('INTERNAL');
  }

  return { commit, commitOnce };
}
