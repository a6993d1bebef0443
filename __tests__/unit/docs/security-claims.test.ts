import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const NAMED_TESTS = /`(__tests__\/[^`]+)`((?:[;,]?\s*"[^"]+")*)/g;
const NAMED_FILES = /`((?:src|resources|proxy|dev|docs)\/[^`\s]*|manifest\.yml)`/g;
const LINKS = /\]\((?!https?:)([^)#]+)\)/g;

/** What a text promises and the project does not hold: one line for each test, title, file or link that is missing. */
function findMissing(text: string): string[] {
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
  return named.filter((title) => !["'", '"', '`'].some((quote) => source.includes(`(${quote}${title}${quote},`))).map((title) => `${file} "${title}"`);
}

/** The rows below the heading of the promises that the software keeps, without the table's head. */
function promises(text: string): string[] {
  const section = text.split('\n### ').find((part) => part.startsWith('Kept by this software')) ?? '';
  return section.split('\n').filter((line) => line.startsWith('| ')).slice(1);
}

describe('SECURITY.md', () => {
  const text = readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8');

  it('names only files and tests that exist', () => {
    expect(findMissing(text)).toEqual([]);
  });

  it('names code and a test for each promise that the software keeps', () => {
    const rows = promises(text);
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      expect(row).toMatch(new RegExp(NAMED_FILES.source));
      expect(row).toMatch(new RegExp(NAMED_TESTS.source));
    }
  });

  it.each([
    ['a test file', '`__tests__/flow/gone.test.ts` "anything"', '__tests__/flow/gone.test.ts'],
    ['a title', '`__tests__/flow/invariants.test.ts` "no such title"', '__tests__/flow/invariants.test.ts "no such title"'],
    ['a second title', '`__tests__/flow/invariants.test.ts` "5: each request has a nonce of its own", "gone"', '__tests__/flow/invariants.test.ts "gone"'],
    ['a title at all', '`__tests__/flow/invariants.test.ts`', '__tests__/flow/invariants.test.ts without a title'],
    ['a source file', '`src/gone.ts`', 'src/gone.ts'],
    ['a document', '[decision](docs/gone.md)', 'docs/gone.md'],
  ])('would notice that %s is missing', (_what, claim, missing) => {
    expect(findMissing(claim)).toEqual([missing]);
  });
});
