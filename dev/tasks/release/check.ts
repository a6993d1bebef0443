import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { notesOf, releaseFaults } from './changelog';

/** `npm run release:check -- v1.2.3 [--notes FILE]`: whether this version may be released, and what its notes are. */
function main(args: string[]): void {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { notes: { type: 'string' } } });
  const [tag = ''] = positionals;
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const faults = releaseFaults(tag, version, changelog);
  faults.forEach((fault) => console.error(fault));
  process.exitCode = faults.length === 0 ? 0 : 1;
  if (faults.length > 0) return;
  console.log(`${tag} can be released.`);
  if (values.notes !== undefined) writeFileSync(values.notes, `${notesOf(changelog, version) ?? ''}\n`);
}

main(process.argv.slice(2));
