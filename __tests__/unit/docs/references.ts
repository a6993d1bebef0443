import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../..');

/** Links to files and headings; whatever has a scheme is somebody else's. */
const LINKS = /\]\((?!https?:|mailto:)([^)\s]*)\)/g;
const CODE_SPANS = /(?<!`)`([^`\n]+)`(?!`)/g;
const CODE_BLOCKS = /^```[\s\S]*?^```/gm;

/** What is written like a path: folders, or a file of a kind that the project has. */
const PATH = /^(?=.*[a-z])(?:(?:[\w.-]+\/)+[\w.-]*|[\w.-]+\.(?:tsx?|[cm]?js|ya?ml|json|md|css))$/;

/** Written like a path, and not in the repository: media types, and folders that commands make. */
const OTHERS = /^(?:text|application|node_modules|\.offline|\.bench)\//;

let tracked: string[] | undefined;

/** Every file of the project, and every folder with a slash at its end. */
function listPaths(): string[] {
  if (tracked === undefined) {
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
      .split('\n')
      .filter((file) => file !== '' && existsSync(path.join(ROOT, file)));
    const folders = files.flatMap((file) => file.split('/').map((_, index, parts) => `${parts.slice(0, index).join('/')}/`));
    tracked = [...new Set([...files, ...folders])];
  }
  return tracked;
}

/** Whether a path, or the end of one, is the project's or a package's. Extensions may be left out. */
function exists(name: string): boolean {
  if (existsSync(path.join(ROOT, 'node_modules', name.split('/')[0] ?? ''))) return true;
  const wanted = name.replace(/\/$/, '');
  const ends = [wanted, `${wanted}/`, `${wanted}.ts`, `${wanted}.tsx`];
  return listPaths().some((file) => ends.some((end) => file === end || file.endsWith(`/${end}`)));
}

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** As GitHub makes them: lower case, punctuation left out, spaces to dashes. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)];
}

/** Links of a document that lead to no file, or to no heading of it. */
export function brokenLinks(document: string, text: string): string[] {
  return [...text.replace(CODE_BLOCKS, '').matchAll(LINKS)].flatMap(([, target = '']) => {
    const [file = '', anchor] = target.split('#');
    const full = file === '' ? document : path.join(path.dirname(document), file);
    if (!existsSync(path.join(ROOT, full))) return [target];
    if (anchor === undefined) return [];
    return anchorsOf(full === document ? text : read(full)).includes(anchor) ? [] : [target];
  });
}

/** Paths in backticks that are not the project's. */
export function missingPaths(text: string): string[] {
  return [...text.replace(CODE_BLOCKS, '').matchAll(CODE_SPANS)]
    .map(([, span = '']) => span)
    .filter((span) => PATH.test(span) && !OTHERS.test(span) && !exists(span));
}

/** What is written like a file of the project in running text: folders before it, or a kind that names nothing else. */
const FILE_IN_TEXT =
  /(?<![\w./:@-])(?:(?:[\w.-]+\/)+[\w-]+\.(?:tsx?|[cm]?js|ya?ml|json|md|css|sh|sql)|[\w-]+\.(?:tsx?|mjs|cjs|ya?ml|md|sh))\b/g;
const COMMENTS = /(?:^|\s)(?:#|\/\/) (.*)$/gm;

/** Files that comments of a manifest, a workflow or a script name, and that are not the project's. */
export function missingInComments(text: string): string[] {
  return [...text.matchAll(COMMENTS)].flatMap(([, comment = '']) =>
    [...comment.matchAll(FILE_IN_TEXT)].map(([file]) => file).filter((file) => !exists(file)),
  );
}
