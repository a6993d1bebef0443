import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ERROR_CODES } from '../../../src/contract/error-body';
import { ROOT } from './claims';

const DOCUMENTS = [
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  ...['docs', 'docs/policies', 'docs/decisions', 'proxy/docs'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

/** Links to files, `#` and what follows it left out, and links to headings of the same document. */
const LINKS = /\]\((?!https?:)([^)\s]*)\)/g;

/** As GitHub makes it: lower case, punctuation left out, spaces to dashes. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

it.each(DOCUMENTS)('%s links to files and headings that exist', (document) => {
  const broken = [...read(document).matchAll(LINKS)].flatMap(([, target = '']) => {
    const [file = '', anchor] = target.split('#');
    const full = file === '' ? document : path.join(path.dirname(document), file);
    if (!existsSync(path.join(ROOT, full))) return [target];
    return anchor === undefined || anchorsOf(read(full)).includes(anchor) ? [] : [target];
  });
  expect(broken).toEqual([]);
});

describe('docs/operations.md', () => {
  const text = read('docs/operations.md');

  it('explains every outcome that a log line can have, and no other', () => {
    const [, section = ''] = text.split('\n| outcome | means | whose it is |\n');
    const [table = ''] = section.split('\n\n');
    const codes = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, code = '']) => code));
    expect(codes.sort()).toEqual([...ERROR_CODES].sort());
  });

  it('explains every field of a log line, and no other', () => {
    const [, shape = ''] = /export interface LogLine \{([\s\S]*?)\n\}/.exec(read('src/forge/log/logger.ts')) ?? [];
    const fields = [...shape.matchAll(/^ {2}(\w+)\??:/gm)].map(([, field]) => field);
    expect([...text.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, field]) => field)).toEqual(fields);
  });
});
