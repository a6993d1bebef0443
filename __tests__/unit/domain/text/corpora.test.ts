import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanText } from '../../../../src/domain/text/clean-text';
import { findFaults } from './invariants';

/**
 * Folder of attack strings by others (text files, JSON, JSON lines), for instance clones of PayloadsAllTheThings,
 * html5lib-tests or the Big List of Naughty Strings. The project holds none of it.
 */
const folder = process.env.CORPORA ?? '';
const LIMIT = 1_000;

function listFiles(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const entryPath = join(path, entry.name);
    return entry.isDirectory() ? listFiles(entryPath) : [entryPath];
  });
}

function collectStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(collectStrings) : [];
}

function parseStrings(json: string): string[] {
  try {
    return collectStrings(JSON.parse(json));
  } catch {
    return [];
  }
}

/** The file as a whole, each of its lines, and each string in it when it, or a line of it, is JSON. */
function readStrings(path: string): string[] {
  const content = readFileSync(path, 'utf8');
  const lines = content.split('\n');
  return [content, ...lines, ...parseStrings(content), ...(path.endsWith('.jsonl') ? lines.flatMap(parseStrings) : [])];
}

function faultsIn(path: string): string[] {
  return readStrings(path).flatMap((text) => {
    const cleaned = cleanText(text, { maskPersonalData: true, limit: LIMIT }).text;
    const again = cleanText(cleaned, { maskPersonalData: true, limit: LIMIT }).text;
    const faults = [...findFaults(cleaned, LIMIT), ...(again === cleaned ? [] : ['changes when cleaned again'])];
    return faults.map((fault) => `${fault}: ${JSON.stringify(text.slice(0, 200))}`);
  });
}

if (folder === '') {
  it.skip('corpora of attack strings (to run: CORPORA=/path/to/folder npx jest corpora)', () => undefined);
} else {
  describe('cleanText, for attack strings collected by others', () => {
    it('finds the folder that CORPORA names', () => {
      expect(existsSync(folder)).toBe(true);
    });

    it.each(existsSync(folder) ? listFiles(folder) : [])('leaves nothing live of %s', (path) => {
      expect(faultsIn(path)).toEqual([]);
    });
  });
}
