import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the tests of the app need; `node_modules` is shared. */
export const COPIED = [
  'src',
  'resources',
  'dev',
  '__tests__',
  'docs',
  'manifest.yml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'jest.config.js',
  'README.md',
  'SECURITY.md',
];

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
  for (const name of COPIED)
    cpSync(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (source) => path.basename(source) !== 'node_modules',
    });
  // jest's configuration has a suite there, too.
  symlinkSync(path.join(root, 'proxy'), path.join(folder, 'proxy'), 'junction');
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
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
