import path from 'node:path';
import type { Guard } from '../guards/guard';
import type { Evidence } from './find-evidence';
import type { Promised, PromiseGroup } from './promise';

/** Where the list stands and where the page is written, from the project's folder. */
export const LIST = 'docs/policies/promises.yml';
export const PAGE = 'docs/policies/promises.md';

const INTRO = `# Promises, and the tests that show them

<!-- Written by \`npm run promises\` from promises.yml and the tags in the tests. Do not edit it by hand. -->

Each row is a promise of the product's security policy, in the order of its sections.

- **Kept**: this software keeps it, in the files named, and the tests named show it. *Fails when* names the changes to the code that were seen to turn these tests red. *Vendor* is the part that GitHub, Atlassian or another vendor promises, and no test of this project can show. **Kept, partly shown**: no test shows all of it; the row says what is missing.
- **Superseded**: something else is done, for the reason in the linked decision record.
- **Organization**: software cannot keep it. The linked document is where whoever operates the app or the endpoint says how they do.

A test is tied to a promise by a comment directly above it, \`// @promise id\`, so it can be renamed. \`npm test\` fails when a kept promise has no test or no guard, when a tag names no promise, when a file does not exist, and when this page is out of date. Each guard is a row in \`dev/guards\`: a small change to the code that breaks the promise. \`npm run promises -- --check\` makes each of them in a copy and fails when the tests stay green; \`npm run attacks\` shows what attack texts achieve.
`;

function link(target: string, from: string): string {
  const [file = ''] = target.split('#');
  const name = path.posix
    .basename(file, '.md')
    .replace(/-/g, ' ')
    .replace(/^(\d{3}) .*$/, 'decision $1');
  return `[${name}](${path.posix.relative(path.posix.dirname(from), file)}${target.slice(file.length)})`;
}

function stateOf({ state, notShown }: Promised): string {
  return state === 'kept' && notShown !== undefined ? 'kept, partly shown' : state;
}

/** Titles by file, so that each file is named once. */
function tests(evidence: Evidence[]): string {
  const files = [...new Set(evidence.map(({ file }) => file))];
  return files
    .map((file) => {
      const titles = evidence.filter((test) => test.file === file).map(({ title }) => `“${title.replaceAll('|', '\\|')}”`);
      return `\`${file}\` ${titles.join(', ')}`;
    })
    .join('; ');
}

function row(promise: Promised, evidence: Evidence[], guards: Guard[]): string {
  const { id, section, note, vendor, notShown, code, documents } = promise;
  const where = [...code.map((file) => `\`${file}\``), ...documents.map((file) => link(file, PAGE))].join(', ');
  const breaks = guards.map(({ name, file }) => `${name} (\`${file}\`)`).join('; ');
  const parts = [
    ['Fails when', breaks],
    ['Vendor', vendor ?? ''],
    ['Not shown', notShown ?? ''],
  ].flatMap(([title, text]) => (text === '' ? [] : [`*${title}:* ${text}`]));
  const shown = [tests(evidence), ...parts].filter((part) => part !== '').join('. ');
  const what = note === undefined ? promise.promise : `${promise.promise} *${note}*`;
  return `| <a id="${id}"></a>${section} | ${what} | ${stateOf(promise)} | ${where} | ${shown} |`;
}

/** The page that people read: every promise with its state, its code, its tests, and the changes that turn them red. */
export function renderPage(groups: PromiseGroup[], byPromise: Map<string, Evidence[]>, guards: Guard[]): string {
  const sections = groups.map(({ title, intro, promises }) => {
    const rows = promises.map((promise) =>
      row(
        promise,
        byPromise.get(promise.id) ?? [],
        guards.filter((guard) => guard.promise === promise.id),
      ),
    );
    const above = intro === undefined ? [] : ['', intro];
    return [`## ${title}`, ...above, '', '| § | promise | state | where | shown by |', '|---|---|---|---|---|', ...rows].join('\n');
  });
  return `${[INTRO, ...sections].join('\n')}\n`.replace(/\n## /g, '\n\n## ').replace(/\n{3,}/g, '\n\n');
}
