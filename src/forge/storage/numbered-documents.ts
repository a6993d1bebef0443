import * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import type { ErrorDetails } from '../../contract/error-body';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';
import type { Numbered } from '../../settings/settings-store';
import type { Change } from './commits';
import { numbered } from './keys';
import type { KvsCalls } from './kvs-calls';

/** A document of which every version is kept. */
interface DocumentKind<Content> {
  head: string;
  version: (version: number) => string;
  /** The content of a stored document, or null when it cannot be read. */
  read: (stored: Record<string, unknown>) => Content | null;
  damaged: ErrorDetails['damaged'];
}

const numbersShape = once(() => z.object({ version: z.int().check(z.minimum(1)), savedAt: z.catch(z.nullish(z.number()), null) }));

function numbersOf(stored: unknown): Numbered | null {
  const parsed = numbersShape().safeParse(stored);
  return parsed.success ? { version: parsed.data.version, savedAt: parsed.data.savedAt ?? null } : null;
}

/** A saver that has its number and no more after this has died: Forge ends a resolver after 25 s. */
const SAVER_DIED_MS = 30_000;

/**
 * Each save creates the next number, which only one saver can. The head is a copy of the newest
 * document, so that reading it is a single call, and only ever moves on.
 */
export function createNumberedDocuments<Content extends object>(calls: KvsCalls, clock: Clock, kind: DocumentKind<Content>) {
  const peekVersion = (version: number) => calls.peek(kind.version(version));

  function open(stored: unknown): (Numbered & { content: Content }) | null {
    const numbers = numbersOf(stored);
    const content = numbers === null ? null : kind.read(stored as Record<string, unknown>);
    return numbers === null || content === null ? null : { ...numbers, content };
  }

  function headChange({ version }: Numbered, value: unknown): Change {
    return { key: kind.head, content: { value, expiresAt: null }, requires: { below: numbered(version) }, revision: numbered(version) };
  }

  /** Moves the head on for a saver that was killed between its two writes. One that may still be at it does that itself. */
  async function finishForTheDead(version: number): Promise<void> {
    const { value } = await peekVersion(version);
    const numbers = numbersOf(value);
    if (numbers === null || clock() - (numbers.savedAt ?? 0) < SAVER_DIED_MS) return;
    await calls.commit([headChange(numbers, value)]);
  }

  /** For a head that is lost: numbers have no gaps, so doubling and then halving finds the last one. */
  async function findNewest(): Promise<number> {
    let known = 0;
    let missing = 1;
    while ((await peekVersion(missing)).exists) [known, missing] = [missing, missing * 2];
    while (missing - known > 1) {
      const middle = Math.floor((known + missing) / 2);
      if ((await peekVersion(middle)).exists) known = middle;
      else missing = middle;
    }
    return known;
  }

  async function newestOf(head: unknown): Promise<number> {
    return numbersOf(head)?.version ?? findNewest();
  }

  return {
    /** Null when nothing was ever saved. */
    async read(): Promise<(Numbered & { content: Content }) | null> {
      const { exists, value } = await calls.peek(kind.head);
      if (!exists) return null;
      const found = open(value);
      if (found === null) throw new TriageError('INTERNAL', { details: { damaged: kind.damaged, version: await newestOf(value) } });
      return found;
    },
    /** `prepare`: what has to be done before the document is in force, by whoever got the number, and nobody else until then. */
    async save(basedOn: number, content: Content, prepare?: () => Promise<void>): Promise<Numbered & { content: Content }> {
      const numbers: Numbered = { version: basedOn + 1, savedAt: clock() };
      const next = { ...content, ...numbers };
      const created: Change = {
        key: kind.version(numbers.version),
        content: { value: next, expiresAt: null },
        requires: { revision: null },
        revision: numbered(numbers.version),
      };
      if (!(await calls.commit(prepare === undefined ? [created, headChange(numbers, next)] : [created]))) {
        await finishForTheDead(numbers.version);
        throw new TriageError('SAVE_CONFLICT');
      }
      if (prepare !== undefined) {
        const prepared = prepare();
        await prepared.catch(() => undefined);
        await calls.commit([headChange(numbers, next)]);
        await prepared;
      }
      return { ...numbers, content };
    },
    async newestVersion(): Promise<number> {
      const { exists, value } = await calls.peek(kind.head);
      return exists ? newestOf(value) : 0;
    },
    /** The `most` versions up to `newest`, newest first, each as it is stored. */
    async list(newest: number, most: number): Promise<(Numbered & { stored: unknown })[]> {
      const versions = Array.from({ length: Math.min(newest, most) }, (_each, index) => newest - index);
      return Promise.all(
        versions.map(async (version) => {
          const { value } = await peekVersion(version);
          return { version, savedAt: numbersOf(value)?.savedAt ?? null, stored: value };
        }),
      );
    },
    async readVersion(version: number): Promise<Content | null> {
      return open((await peekVersion(version)).value)?.content ?? null;
    },
  };
}
