import { runTokens } from './commands/tokens';

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

runTokens(process.argv.slice(2), warn).then(
  (text) => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'The command failed.'}\n`);
    process.exit(1);
  },
);
