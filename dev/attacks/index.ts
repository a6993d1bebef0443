import { randomInt } from 'node:crypto';
import type { AttackResult } from './attack';
import { ATTACK_HELP, readAttackOptions, type AttackOptions } from './attack-options';
import { runAttacks } from './attacks';

const MOST_SHOWN = 20;

function print({ name, cases, faults }: AttackResult, seconds: number): void {
  console.log(`\n${faults.length === 0 ? 'held  ' : 'BROKEN'}  ${name}: ${cases}, ${seconds.toFixed(0)} s`);
  for (const fault of faults.slice(0, MOST_SHOWN)) console.log(`  - ${fault}`);
  if (faults.length > MOST_SHOWN) console.log(`  … and ${faults.length - MOST_SHOWN} more`);
}

function printMissing({ corpora, data }: AttackOptions): void {
  if (corpora === null) console.log('\nNot included: third-party hostile texts. Pass their folder with --corpora.');
  if (data === null) console.log('\nNot included: real issues. Pass their folder with --data.');
}

/** `npm run attacks`: all of them in full; the exit code tells whether the app held. */
function main(): void {
  const options = readAttackOptions(process.argv.slice(2), process.env, () => randomInt(1_000_000_000));
  if (options === null) {
    console.log(ATTACK_HELP);
    return;
  }
  console.log(`To repeat this run: npm run attacks -- ${options.seeds.map((seed) => `--seed ${seed}`).join(' ')}`);
  let broken = 0;
  let began = performance.now();
  for (const result of runAttacks(options)) {
    print(result, (performance.now() - began) / 1_000);
    broken += result.faults.length;
    began = performance.now();
  }
  printMissing(options);
  console.log(broken === 0 ? '\nNothing got through.' : `\n${broken} got through.`);
  process.exitCode = broken === 0 ? 0 : 1;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
