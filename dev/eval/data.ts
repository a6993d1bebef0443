import { readFileSync } from 'node:fs';
import { z } from 'zod';

const names = z.array(z.string().trim().min(1)).default([]);

const issueSchema = z.object({
  project: z.string().min(1),
  /** Any date that `Date.parse` reads; only the order counts. */
  created: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is no date'),
  priority: z.string().trim().min(1).nullable().default(null),
  components: names,
  /** Jira's labels have no spaces. */
  labels: names.transform((labels) => labels.map((label) => label.replace(/\s+/gu, '-'))),
  summary: z.string().trim().min(1),
  description: z.string().nullable().default(null),
});

/** One triaged issue: what it says, and the values that people gave it. */
export type DataIssue = z.infer<typeof issueSchema>;

/**
 * Reads issues, one JSON object a line; empty lines and other keys do not matter.
 * @throws Error that names the file, the line and what is wrong there
 */
export function readIssues(file: string): DataIssue[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/u)
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, `${file}, line ${index + 1}`)]));
}

function readLine(line: string, where: string): DataIssue {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${where}: this is not JSON.`);
  }
  const parsed = issueSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [fault] = parsed.error.issues;
  throw new Error(`${where}: ${fault?.path.join('.') ?? 'the line'} ${fault?.message ?? 'is not as expected'}.`);
}
