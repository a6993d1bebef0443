import { z } from 'zod';
import { readJsonLines } from '../json-lines';

const names = z.array(z.string().trim().min(1)).default([]);

const issueSchema = z.object({
  /** Only pairs of similar issues name it. */
  key: z.string().min(1).optional(),
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

/** Two issues that people have linked, by their keys. */
export type KeyPair = [string, string];

/** Reads pairs of keys, one a line, as JSON: `["A-1", "A-2"]`. */
export function readPairs(file: string): KeyPair[] {
  return readJsonLines(file, z.tuple([z.string().min(1), z.string().min(1)]));
}

/** Reads issues, one a line; other keys do not matter. */
export function readIssues(file: string): DataIssue[] {
  return readJsonLines(file, issueSchema);
}
