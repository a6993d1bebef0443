import type { Change, Commit } from './commits';

/** Operations of one transaction at most (Forge documentation, "Transactions"). */
const MOST_OPERATIONS = 25;

/** What a change comes to: a value and its revision are two. */
function operationsOf({ content, revision }: Change): number {
  return content === null || revision !== undefined ? 2 : 1;
}

/** What is waiting to be written: whoever waits hears whether it was. */
interface Waiting {
  changes: Change[];
  settle: (outcome: Promise<boolean>) => void;
}

/** Those that fit into one transaction, in their order. The epoch takes one operation, and a key may be there once. */
function divide(waiting: Waiting[]): Waiting[][] {
  const parts: Waiting[][] = [];
  let left = 0;
  let keys = new Set<string>();
  for (const one of waiting) {
    const operations = one.changes.reduce((sum, change) => sum + operationsOf(change), 0);
    if (operations > left || one.changes.some(({ key }) => keys.has(key))) {
      parts.push([]);
      left = MOST_OPERATIONS - 1;
      keys = new Set();
    }
    parts.at(-1)?.push(one);
    left -= operations;
    for (const { key } of one.changes) keys.add(key);
  }
  return parts;
}

/**
 * Writes what is to be written in one go in as few transactions as it fits into. Each of them is at the installation's
 * record, and of several at one record DynamoDB, which Forge's storage is on, refuses all but one (`TransactionConflict` in
 * AWS's documentation; live check 33 looks at it on a site). What is refused together is written one by one, so that nobody suffers from what somebody else requires.
 *
 * For small values alone: a transaction takes 4 MB (Forge documentation, "Transactions"), which is not looked after here.
 * @throws as `commit`; what fails together fails for all
 */
export function createWriter(commit: Commit, commitOnce: Commit): Commit {
  let waiting: Waiting[] = [];

  async function writePart(part: Waiting[]): Promise<void> {
    const [first] = part;
    if (part.length === 1 && first !== undefined) {
      first.settle(commit(first.changes));
      return;
    }
    const together = commitOnce(part.flatMap(({ changes }) => changes));
    const outcome = together.catch(() => true);
    if (await outcome) for (const { settle } of part) settle(together);
    else for (const { changes, settle } of part) settle(commit(changes));
  }

  function writeAll(): void {
    const parts = divide(waiting);
    waiting = [];
    for (const part of parts) void writePart(part);
  }

  return (changes) =>
    new Promise((resolve) => {
      // Whoever was to go on in this turn has asked by then.
      if (waiting.length === 0) process.nextTick(writeAll);
      waiting.push({ changes, settle: resolve });
    });
}
