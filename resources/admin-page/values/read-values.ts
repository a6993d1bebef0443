import { valueKey } from '../../../src/contract/allowlist';
import { PROJECTS_AT_ONCE } from '../../../src/contract/limits';
import type { ImportedValue, ImportedValues } from '../../../src/contract/project-values';
import type { Result } from '../../../src/contract/result';
import { byField, FIELD_TRAITS, type TriageField } from '../../../src/contract/triage-field';
import type { AdminCalls } from '../admin-calls';
import { readAllProjects } from '../projects/read-all-projects';

type Calls = Pick<AdminCalls, 'searchProjects' | 'readProjectValues'>;

/** Reads what projects have, ten at a time, because one call has seconds only. */
export async function readValues(calls: Calls, projects: string[] | 'all'): Promise<Result<ImportedValues>> {
  let ids = projects;
  if (ids === 'all') {
    const all = await readAllProjects(calls);
    if (!all.ok) return all;
    ids = all.data.map(({ id }) => id);
  }
  const parts: ImportedValues[] = [];
  for (let first = 0; first < ids.length; first += PROJECTS_AT_ONCE) {
    const answer = await calls.readProjectValues({ projectIds: ids.slice(first, first + PROJECTS_AT_ONCE) });
    if (!answer.ok) return answer;
    parts.push(answer.data);
  }
  return { ok: true, data: addUp(parts) };
}

function addUp(parts: readonly ImportedValues[]): ImportedValues {
  return {
    values: byField((field) =>
      mergeCounts(
        field,
        parts.flatMap(({ values }) => values[field]),
      ),
    ),
    issuesCounted: parts.reduce((sum, { issuesCounted }) => sum + issuesCounted, 0),
  };
}

/** Each value once, the most used first, unless the order is Jira's own. */
function mergeCounts(field: TriageField, values: readonly ImportedValue[]): ImportedValue[] {
  const merged = new Map<string, ImportedValue>();
  for (const value of values) {
    const key = valueKey(field, value);
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : { ...known, count: known.count + value.count });
  }
  const list = [...merged.values()];
  return FIELD_TRAITS[field].listedBy === 'id' ? list : list.sort((one, other) => other.count - one.count);
}
