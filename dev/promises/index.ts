import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readGuards } from '../guards/guard';
import { checkGuards } from '../guards/try-guards';
import { findEvidence } from './find-evidence';
import { readCommandOptions } from '../tasks/read-command-options';
import { findFaults } from './find-faults';
import { readPromises } from './promise';
import { LIST, PAGE, renderPage } from './render-page';

const ROOT = path.resolve(__dirname, '../..');

const HELP = `Lists each promise with the tests that show it and the guards that keep it, and says what is missing.

  npm run promises -- [options]

  --check         take each guard of dev/guards away in a copy of the project, and expect a test to fail
  --only <text>   with --check: guards with this in their name, file or promise alone; may be given more than once
  --help          show this text
`;

async function main(): Promise<void> {
  const values = readCommandOptions('npm run promises', process.argv.slice(2), {
    check: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const groups = readPromises(path.join(ROOT, LIST));
  const evidence = findEvidence(ROOT);
  const guards = readGuards(evidence.byPromise);
  writeFileSync(path.join(ROOT, PAGE), renderPage(groups, evidence.byPromise, guards));
  const faults = findFaults(ROOT, groups, evidence, guards);
  faults.forEach((fault) => console.error(fault));
  const count = groups.flatMap(({ promises }) => promises).length;
  console.log(`${PAGE}: ${count} promises, ${guards.length} guards, ${faults.length} faults.`);
  if (faults.length > 0) process.exitCode = 1;
  if (values.check !== true || faults.length > 0) return;

  const wanted = guards.filter(
    ({ name, promise, file }) => values.only?.some((text) => [name, promise ?? '', file].some((each) => each.includes(text))) ?? true,
  );
  if (wanted.length === 0) throw new Error('No guard has this in its name, file or promise.');
  if (!(await checkGuards(ROOT, wanted))) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
