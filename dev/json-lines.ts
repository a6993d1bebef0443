import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/**
 * Reads a file that holds one JSON object a line; empty lines do not matter.
 * @throws Error that names the file, the line and what is wrong there
 */
export function readJsonLines<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema>[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/u)
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, schema, `${file}, line ${index + 1}`)]));
}

function readLine<Schema extends z.ZodType>(line: string, schema: Schema, where: string): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${where}: this is not JSON.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [fault] = parsed.error.issues;
  throw new Error(`${where}: ${fault?.path.join('.') ?? 'the line'} ${fault?.message ?? 'is not as expected'}.`);
}
