import * as z from 'zod/mini';
import type { Clock } from '../../contract/clock';
import type { ErrorDetails } from '../../contract/error-body';
import { once } from '../../contract/once';
import { TriageError } from '../../contract/triage-error';
import type { Numbered } from '../../settings/settings-store';
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

/**
 * Each save creates the next number, which only one saver can. The head is a copy of the newest
 * document, so that reading it is a single call.
 */
export function createNumberedDocuments<Content extends object>(calls: KvsCalls, clock: Clock, kind: DocumentKind<Content>) {
  const peekVersion = (version: number) => calls.peek(kind.version(version));

  function open(stored: unknown): (Numbered & { content: Content }) | null {
    const numbers = numbersOf(stored);
    const content = numbers === null ? null : kind.read(stored as Record<string, unknown>);
    return numbers === null || content === null ? null : { ...numbers, content };
  }

  /** A saver that was killed, or overtaken, between its two writes leaves the head behind: moves it on. */
  async function advanceHead(version: number): Promise<void> {
    for (let next = version + 1; ; next += 1) {
      const { exists, value } = await peekVersion(next);
      if (!exists) return;
      if (numbersOf(value) !== null) await calls.set(kind.head, value, null);
    }
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
    async save(basedOn: number, content: Content): Promise<Numbered & { content: Content }> {
      const numbers: Numbered = { version: basedOn + 1, savedAt: clock() };
      const next = { ...content, ...numbers };
      if (!(await calls.create(kind.version(numbers.version), next, null))) {
        await advanceHead(basedOn);
        throw new TriageError('SAVE_CONFLICT');
      }
      await calls.set(kind.head, next, null);
      await advanceHead(numbers.version);
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
