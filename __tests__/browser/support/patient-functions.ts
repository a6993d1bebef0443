import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createProcessPool, type FunctionProcesses } from '../../../dev/platform';

/** How many times longer the app waits for storage and for Jira before it gives them up. */
const TIMES = 3;

/**
 * Processes of functions that are patient. The app gives storage three seconds and Jira eight, which Atlassian's machines
 * need in a bad hour and a test machine that runs three browsers at once may need as well; what a page's test expects is
 * not that they were given up. That, the flow tests look at, with the app's own limits. To be closed in the end.
 */
export function createPatientProcesses(): ReturnType<typeof createProcessPool> {
  const pool = createProcessPool();
  const start: FunctionProcesses['start'] = (wanted) => pool.start({ ...wanted, workerFile: patientWorker(wanted.workerFile) });
  return { ...pool, start };
}

/** A worker whose timers take longer, beside the one that it is otherwise. */
function patientWorker(workerFile: string): string {
  const file = path.join(path.dirname(workerFile), 'patient-worker.js');
  const code = [
    'const later = globalThis.setTimeout;',
    `globalThis.setTimeout = (run, milliseconds, ...rest) => later(run, ${TIMES} * milliseconds, ...rest);`,
    `require(${JSON.stringify(`./${path.basename(workerFile)}`)});`,
  ];
  // Other test files write the same one at the same time, and their processes read it.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${code.join('\n')}\n`);
  renameSync(own, file);
  return file;
}
