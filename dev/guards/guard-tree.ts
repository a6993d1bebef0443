import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What is installed or made, and no part of the project. */
const LEFT_OUT = ['node_modules', '.git', '.offline', '.bench', 'coverage'];
/** Folders with packages of their own, which the copy shares. */
const WITH_PACKAGES = ['.', 'proxy'];

/** A copy of the project in which guards can be taken away. */
export interface GuardTree {
  folder: string;
  /** Replaces the one place, runs, and puts it back. */
  without<Result>(guard: { file: string; find: string; replace: string }, run: () => Promise<Result>): Promise<Result>;
  remove(): void;
}

export function createGuardTree(root: string): GuardTree {
  const parent = path.join(root, '.offline', 'guards');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'tree-'));
  for (const name of readdirSync(root).filter((each) => !LEFT_OUT.includes(each)))
    cpSync(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (source) => !LEFT_OUT.includes(path.basename(source)),
    });
  for (const base of WITH_PACKAGES) {
    const packages = path.join(root, base, 'node_modules');
    if (existsSync(packages)) symlinkSync(packages, path.join(folder, base, 'node_modules'), 'junction');
  }
  return {
    folder,
    async without({ file, find, replace }, run) {
      const full = path.join(folder, file);
      const source = readFileSync(full, 'utf8');
      // A function, because a replacement text would give `$` a meaning.
      writeFileSync(
        full,
        source.replace(find, () => replace),
      );
      try {
        return await run();
      } finally {
        writeFileSync(full, source);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
