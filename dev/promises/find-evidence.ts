import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readTags } from './read-tags';

const TEST_FOLDERS = ['__tests__', 'proxy/test'];

/** A test that shows a promise. */
export interface Evidence {
  /** Path from the project's folder. */
  file: string;
  title: string;
}

export interface FoundEvidence {
  byPromise: Map<string, Evidence[]>;
  /** What is wrong with tags, one line each. */
  faults: string[];
}

function listTests(root: string): string[] {
  return TEST_FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file)),
  )
    .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules'))
    .sort();
}

/** Reads the tags of every test of the project and of its proxy. */
export function findEvidence(root: string): FoundEvidence {
  const byPromise = new Map<string, Evidence[]>();
  const faults: string[] = [];
  for (const file of listTests(root)) {
    const { tests, strayLines } = readTags(file, readFileSync(path.join(root, file), 'utf8'));
    for (const { ids, title, isSkipped } of tests) {
      if (isSkipped) faults.push(`${file}: “${title}” is tagged but skipped.`);
      for (const id of ids) byPromise.set(id, [...(byPromise.get(id) ?? []), { file, title }]);
    }
    faults.push(...strayLines.map((line) => `${file}:${line}: this tag is not directly above a test.`));
  }
  return { byPromise, faults };
}
