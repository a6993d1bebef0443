import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { findEvidence } from './find-evidence';
import { findFaults } from './find-faults';
import { readPromises } from './promise';
import { LIST, PAGE, renderPage } from './render-page';

const ROOT = path.resolve(__dirname, '../..');

/** `npm run promises`: writes the page of promises, and says what is wrong with them. */
function run(): void {
  const groups = readPromises(path.join(ROOT, LIST));
  const evidence = findEvidence(ROOT);
  writeFileSync(path.join(ROOT, PAGE), renderPage(groups, evidence.byPromise));
  const faults = findFaults(ROOT, groups, evidence);
  faults.forEach((fault) => console.error(fault));
  const count = groups.flatMap(({ promises }) => promises).length;
  console.log(`${PAGE}: ${count} promises, ${faults.length} faults.`);
  if (faults.length > 0) process.exitCode = 1;
}

run();
