import { TriageError } from '../../contract/triage-error';
import { TimedOut } from '../with-timeout';
import { isNeverCarriedOut } from './call';
import { isCreation, type Attempts, type Change, type Commit } from './commits';
import type { Installation } from './installation-record';

/** Operations of one transaction at most (Forge documentation, "Transactions"). One of them looks at the epoch. */
const MOST_OPERATIONS = 25;

/** So many values of the largest size that there is are within the 4 MB that a transaction takes (ibid.). */
const MOST_CHANGES = 16;

/** How often changes are tried that nothing stands in the way of by the time that somebody looks. */
const MOST_TRIES = 8;

/** Pause before the third of these tries, in milliseconds at most; it doubles with each. Before the second one, looking is pause enough. */
const PAUSE_MS = 10;

/** What a change comes to: a value and its revision are two. */
function operationsOf({ content, revision }: Change): number {
  return content === null || revision !== undefined ? 2 : 1;
}

/** Changes that somebody waits for. */
interface Waiting {
  changes: Change[];
  resolve: (isWritten: boolean) => void;
  reject: (error: unknown) => void;
}

/** How many of the first fit into one transaction, in which a key may be there once. At least one: it would fit into no other either. */
function countFitting(waiting: readonly Waiting[]): number {
  const keys = new Set<string>();
  let operations = 1;
  let changes = 0;
  for (const [index, one] of waiting.entries()) {
    operations += one.changes.reduce((sum, change) => sum + operationsOf(change), 0);
    changes += one.changes.length;
    const isFull = operations > MOST_OPERATIONS || changes > MOST_CHANGES || one.changes.some(({ key }) => keys.has(key));
    if (isFull && index > 0) return index;
    for (const { key } of one.changes) keys.add(key);
  }
  return waiting.length;
}

function pauseAfter(tries: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS * 2 ** (tries - 2)));
}

/**
 * The one way in which plain values are written: all of somebody's changes or none, and none once the epoch in which this
 * invocation began has ended, or while everything is being deleted.
 *
 * An invocation has one transaction under way at a time, and what is to be written meanwhile goes together into the next
 * one: every transaction is at the installation's record, and of several at one record DynamoDB, which Forge's storage is
 * on, refuses all but one (`TransactionConflict` in AWS's documentation; live check 33 looks at it on a site). One that
 * is refused goes again without those whose requirements are not met.
 * @returns a commit that throws TriageError `CANCELLED` when a reset is in progress, has begun, or has come and gone, and
 *   `INTERNAL` when storage fails. What fails together fails for all, except for a value that storage does not take, which is
 *   left out; what waits behind storage that is silent fails as well
 */
export function createCommit(installation: Pick<Installation, 'hasEnded'>, { tryOnce, areMet }: Attempts): Commit {
  const waiting: Waiting[] = [];
  let isWriting = false;

  /** Tells those whose requirements are not met, and returns the others. @throws TriageError `CANCELLED` */
  async function leaveOutUnmet(refused: Waiting[]): Promise<Waiting[]> {
    const met = await Promise.all(refused.map(({ changes }) => areMet(changes)));
    const unmet = refused.filter((_one, index) => !met[index]);
    // What is there already is of this epoch, since a reset leaves nothing. Callers try many, so that it has to be cheap.
    const isExplained =
      unmet.length === refused.length &&
      unmet.every(({ changes }) => changes.every((change) => change.requires === undefined || isCreation(change)));
    if (!isExplained && (await installation.hasEnded())) throw new TriageError('CANCELLED');
    for (const { resolve } of unmet) resolve(false);
    return refused.filter((one) => !unmet.includes(one));
  }

  async function write(part: Waiting[]): Promise<void> {
    let left = part;
    let unexplained = 0;
    try {
      while (left.length > 0) {
        if (unexplained >= 2) await pauseAfter(unexplained);
        if (await tryOnce(left.flatMap(({ changes }) => changes))) {
          for (const { resolve } of left) resolve(true);
          return;
        }
        const met = await leaveOutUnmet(left);
        // Where somebody was left out, it was that: the others have not had their turn yet.
        unexplained = met.length < left.length ? 0 : unexplained + 1;
        left = met;
        // Nobody else has written, so that no code which names somebody would be true.
        if (unexplained === MOST_TRIES) throw new TriageError('INTERNAL');
      }
    } catch (error) {
      if (left.length > 1 && isNeverCarriedOut(error)) {
        // One of them is at fault, and nothing was written.
        for (const one of left) await write([one]);
        return;
      }
      // Nobody waits behind a storage that does not answer, each for as long as it takes to say so.
      const isSilent = error instanceof TriageError && error.cause instanceof TimedOut;
      for (const { reject } of isSilent ? [...left, ...waiting.splice(0)] : left) reject(error);
    }
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) await write(waiting.splice(0, countFitting(waiting)));
    isWriting = false;
  }

  return (changes) =>
    new Promise((resolve, reject) => {
      waiting.push({ changes, resolve, reject });
      if (isWriting) return;
      isWriting = true;
      // Whoever was to go on in this turn has asked by then.
      process.nextTick(() => void writeAll());
    });
}
