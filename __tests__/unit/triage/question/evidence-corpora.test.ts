import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildWordsJql } from '../../../../src/triage/question/evidence/build-jql';
import { searchWords } from '../../../../src/triage/question/evidence/search-words';

const FOLDER = process.env['CORPORA'] ?? '';

function lines(): string[] {
  const entries = readdirSync(FOLDER, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .flatMap((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8').split('\n'));
}

it('keeps the structure of the query, and its project, for every line of every hostile text', () => {
  const all = lines();
  expect(all.length).toBeGreaterThan(1_000);
  const queries = all.map((line) => buildWordsJql('10001', searchWords(line.slice(0, 255), line))).filter((jql) => jql !== null);
  expect(queries.length).toBeGreaterThan(1_000);
  for (const jql of queries) {
    expect(jql).toMatch(
      /^project = 10001 AND statusCategory = Done AND \(summary ~ "[\p{L}\p{M}\p{N}]{1,40}"(?: OR summary ~ "[\p{L}\p{M}\p{N}]{1,40}"){0,7}\)$/u,
    );
  }
});
