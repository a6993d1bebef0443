import { runTokens } from './commands/tokens';

runTokens(process.argv.slice(2)).then(
  (text) => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'The command failed.'}\n`);
    process.exit(1);
  },
);
