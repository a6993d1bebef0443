import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../..');

const NAMED_TESTS = /`((?:__tests__|proxy\/test)\/[^`]+)`((?:[;,]?\s*"[^"]+")*)/g;
const NAMED_FILES = /`((?:src|resources|proxy(?!\/test\/)|dev|docs|\.github)\/[^`\s]*|manifest\.yml)`/g;
const LINKS = /\]\((?!https?:)([^)#]+)[^)]*\)/g;
const SWITCHED_OFF = /\.(?:skip|todo)\b|\bx(?:it|test|describe)\b/;

/** A row of the tables of promises. */
export interface Claim {
  /** Section of the policy; `P` for practices besides. */
  section: string;
  promise: string;
  state: string;
  where: string;
  shownBy: string;
}

/** Every row below "Promises, and what shows them". */
export function readClaims(text: string): Claim[] {
  const [, promises = ''] = text.split('\n## Promises, and what shows them\n');
  return promises
    .split('\n')
    .filter((line) => /^\| (?:[\d.]+|P) \|/.test(line))
    .map((line) => {
      const [, section = '', promise = '', state = '', where = '', ...shownBy] = line.split('|').map((cell) => cell.trim());
      return { section, promise, state, where, shownBy: shownBy.join('|') };
    });
}

/** What a row lacks, by its state: one line for each fault. */
export function claimFaults({ section, promise, state, where, shownBy }: Claim): string[] {
  const name = `${section}: ${promise.slice(0, 60)}`;
  const has = (pattern: RegExp, text: string) => new RegExp(pattern.source).test(text);
  switch (state) {
    case 'kept':
      return [
        ...(has(NAMED_FILES, where) ? [] : [`${name} names no file.`]),
        ...(has(NAMED_TESTS, shownBy) ? [] : [`${name} names no test.`]),
      ];
    case 'superseded':
      return /\]\(docs\/decisions\/\d{3}-/.test(where) ? [] : [`${name} links no decision.`];
    case 'organisation':
      return /\]\(docs\/policies\/[\w-]+\.md/.test(where) ? [] : [`${name} links no policy.`];
    default:
      return [`${name} is "${state}".`];
  }
}

/** What a text names and the project does not hold: one line for each file, link, test and title that is missing. */
export function findMissing(text: string): string[] {
  const files = [...text.matchAll(NAMED_FILES), ...text.matchAll(LINKS)].map(([, file = '']) => file);
  const missingFiles = files.filter((file) => !existsSync(path.join(ROOT, file)));
  return [...missingFiles, ...[...text.matchAll(NAMED_TESTS)].flatMap(([, file = '', titles = '']) => missingTests(file, titles))];
}

function missingTests(file: string, titles: string): string[] {
  const full = path.join(ROOT, file);
  if (!existsSync(full)) return [file];
  const source = readFileSync(full, 'utf8');
  const named = [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title);
  if (named.length === 0) return [`${file} without a title`];
  return named.flatMap((title) => {
    const line = lineOf(source, title);
    if (line === undefined) return [`${file} "${title}"`];
    return SWITCHED_OFF.test(line) ? [`${file} "${title}" is switched off`] : [];
  });
}

/** The line that gives a test or a group of tests its title, in whichever quotes it is written. */
function lineOf(source: string, title: string): string | undefined {
  const spellings = ["'", '"', '`'].map((quote) => `${quote}${title.replaceAll(quote, `\\${quote}`)}${quote},`);
  // Prettier puts a long title on a line of its own, below the function that it is given to.
  const lines = source.replaceAll(/\(\n\s*(?=['"`])/gu, '(').split('\n');
  return lines.find((line) => spellings.some((spelling) => line.includes(`(${spelling}`)));
}
