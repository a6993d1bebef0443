import { z } from 'zod';

/** Where a secret is: an environment variable or a file. There is no third way. */
export const secretSource = z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })]);

export type SecretSource = z.output<typeof secretSource>;
