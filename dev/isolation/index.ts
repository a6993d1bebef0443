import { withOwnBuild } from '../build/own-build';
import { createProgressBar } from '../eval/progress-bar';
import { checkIsolation, type IsolationReport } from './check-isolation';
import { readCommandOptions } from '../tasks/read-command-options';

const HELP = `Runs invocations of many installations mixed up in one warm process, and looks for anything of one in another.

  npm run isolation -- [options]

  --installations <number>  how many customers there are (50)
  --invocations <number>    number of function invocations (10000)
  --seed <number>           the same run again (1)
  --help                    show this text
`;

interface CommandOptions {
  installations: number;
  invocations: number;
  seed: number;
}

/** Null when help is asked for. Throws an `Error` to show when an option is wrong. */
function readOptions(args: string[]): CommandOptions | null {
  const text = { type: 'string' as const };
  const values = readCommandOptions('npm run isolation', args, {
    installations: text,
    invocations: text,
    seed: text,
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return null;
  const read = (name: 'installations' | 'invocations' | 'seed', usual: number): number => {
    const value = values[name] === undefined ? usual : Number(values[name]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number above 0.`);
    return value;
  };
  return { installations: read('installations', 50), invocations: read('invocations', 10_000), seed: read('seed', 1) };
}

function print(report: IsolationReport, seconds: number): void {
  const { installations, invocations, inBackground, questions, outcomes, strays } = report;
  console.log(
    `${invocations} invocations of ${installations} installations in ${seconds.toFixed(0)} s: ${inBackground} in the background, ${questions} calls to the endpoint.`,
  );
  const sorted = Object.entries(outcomes).sort(([, one], [, other]) => other - one);
  console.log(`Calls of front ends ended with ${sorted.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}.`);
  for (const { where, installations: mixed } of strays.slice(0, 20)) console.log(`  ${where}: installations ${mixed.join(', ') || 'none'}`);
  console.log(`Found of one installation in another: ${strays.length}.`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(HELP);
    return;
  }
  const bar = createProgressBar(process.stderr);
  const { invocations } = options;
  await withOwnBuild(async (build) => {
    const began = Date.now();
    const report = await checkIsolation({
      ...options,
      build,
      onProgress: (done) => bar.show(Math.min(done, invocations), invocations, ''),
    });
    bar.clear();
    print(report, (Date.now() - began) / 1_000);
    process.exitCode = report.strays.length === 0 ? 0 : 1;
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
