import { valueKey } from '../../contract/allowlist';
import type { ImportedValue } from '../../contract/project-values';
import type { FieldValue, TriageField } from '../../contract/triage-field';

/** How many of the lists hold each value. In Jira's order where that means something, else the most frequent first. */
export function countValues(field: TriageField, lists: FieldValue[][], choices: FieldValue[] = []): ImportedValue[] {
  const counted = new Map<string, ImportedValue>();
  for (const list of lists) {
    for (const [key, value] of new Map(list.map((each) => [valueKey(field, each), each]))) {
      counted.set(key, { ...value, ...counted.get(key), count: (counted.get(key)?.count ?? 0) + 1 });
    }
  }
  const rank = new Map(choices.map(({ id }, index) => [id, index]));
  const rankOf = ({ id }: FieldValue) => rank.get(id) ?? choices.length;
  return [...counted.values()].sort(
    (one, other) => rankOf(one) - rankOf(other) || other.count - one.count || one.name.localeCompare(other.name),
  );
}
