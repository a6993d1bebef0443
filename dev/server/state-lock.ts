import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whether a process with this number runs, somebody else's included. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process that holds the lock; null when there is none, or it has ended. */
function holderOf(lock: string): number | null {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    return Number.isInteger(pid) && pid > 0 && isRunning(pid) ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Makes sure that one host at a time writes a state file: each holds all of it in memory, so two would overwrite one
 * another's changes. A host that was killed leaves its lock, which the next one takes over.
 * @returns the function that gives it back
 * @throws Error that says which process has it, or that nothing can be written there
 */
export function lockState(file: string): () => void {
  const lock = `${file}.lock`;
  const holder = holderOf(lock);
  if (holder !== null) {
    throw new Error(`Process ${holder} is already using ${file}. Stop it first. If it is something else, delete ${lock} and start again.`);
  }
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    rmSync(lock, { force: true });
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(`The state cannot be kept in ${file} (${reason}). Name another file with --state.`, { cause: error });
  }
  return () => rmSync(lock, { force: true });
}
