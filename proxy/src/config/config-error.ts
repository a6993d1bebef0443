import type { z } from 'zod';

/** What is wrong with the configuration, one line for each fault, with its path. Never holds a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(`The configuration has errors:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }

  static fromZod(error: z.ZodError): ConfigError {
    return new ConfigError(
      error.issues.map(({ path, message }) => `${path.length === 0 ? '(root)' : path.map(String).join('.')}: ${message}`),
    );
  }
}
