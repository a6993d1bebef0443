import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { lock } from 'proper-lockfile';
import { readTokenFile } from './token-file-reader';
import type { TokenFile } from './token-record';

/** A lock whose owner was killed is taken over after this. */
const STALE_MS = 5_000;
const RETRY = { retries: 400, factor: 1, minTimeout: 25, maxTimeout: 50, randomize: true };

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Readers see the old file or the new one, whenever the process or the machine stops. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, path);
  syncPath(dirname(path));
}

/** Under the lock no other draft can be in use: what is there was left by a killed process. */
function removeDrafts(path: string): void {
  const directory = dirname(path);
  for (const name of readdirSync(directory)) {
    if (name.startsWith(`${basename(path)}.`) && name.endsWith('.draft')) rmSync(join(directory, name), { force: true });
  }
}

/**
 * Changes the store under a lock between processes and returns what `change` returns.
 * @throws Error when the lock cannot be had within about 15 seconds, or was lost.
 */
export async function changeTokenFile<Result>(path: string, change: (file: TokenFile) => Result): Promise<Result> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const state = { isLost: false };
  const onCompromised = (): void => void (state.isLost = true);
  const release = await lock(path, { realpath: false, stale: STALE_MS, retries: RETRY, onCompromised });
  try {
    removeDrafts(path);
    const file = readTokenFile(path);
    const result = change(file);
    file.version += 1;
    if (state.isLost || readTokenFile(path).version !== file.version - 1)
      throw new Error('The lock on the token store was lost. Nothing was changed.');
    replaceFile(path, `${JSON.stringify(file, null, 2)}\n`);
    return result;
  } finally {
    if (!state.isLost) await release();
  }
}
