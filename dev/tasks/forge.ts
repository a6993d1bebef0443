import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { withFunctionsPackaged } from '../build/package-functions';
import { ROOT } from './command';
import { APP_TYPES } from './steps';

/** Commands of Forge that look for the functions. */
const PACKAGED = ['build', 'deploy', 'lint', 'tunnel'];

/**
 * `npm run forge -- deploy`, and every other command of Forge's: the same as `forge deploy`, with the functions built
 * before, where the command looks for them. What is uploaded has its types checked first, because Forge no longer does.
 * @returns the exit code of `forge`, or 1 where it was not called.
 */
async function main(args: string[]): Promise<number> {
  const [command = ''] = args;
  if (!PACKAGED.includes(command)) return callForge(args);
  // A build that was uploaded before is deployed as it is.
  const uploads = command === 'build' || (command === 'deploy' && !args.some((arg) => /^(-t|--tag)\b/.test(arg)));
  if (uploads) {
    const { exitCode, output } = await APP_TYPES.run();
    if (exitCode !== 0) {
      console.error(`${output}\n\nNothing was uploaded: the types do not fit.`);
      return 1;
    }
  }
  return withFunctionsPackaged(ROOT, command === 'tunnel', () => callForge(args));
}

function callForge(args: string[]): Promise<number> {
  return new Promise((resolve) => {
    // On Windows `forge` is a batch file, which only a shell can start.
    const child = spawn('forge', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
    // A terminal sends Ctrl-C to Forge by itself; what was built is removed when Forge has ended.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child.kill(signal));
    child.on('error', (error) => {
      console.error(`forge could not be started: ${error.message}. Install it with npm install -g @forge/cli.`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]));
  });
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
