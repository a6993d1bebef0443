import { runNode } from './command';
import type { Tally } from './tally';

/** Runs the hosted endpoint's tests with its own runner. Types and lint are among the static checks. */
export async function runProxyTests(): Promise<Tally> {
  const { exitCode, output } = await runNode(['proxy/run.mjs', 'test', '.test.ts']);
  const counts = /^(\d+) passed, (\d+) failed$/mu.exec(output);
  const passed = Number(counts?.[1] ?? 0);
  const failed = counts === null || (exitCode !== 0 && counts[2] === '0') ? 1 : Number(counts[2]);
  console.log(`── Tests of the hosted endpoint: ${failed === 0 ? 'passed' : 'FAILED'}`);
  if (failed > 0) console.log(output);
  return { passed, failed, skipped: [] };
}
