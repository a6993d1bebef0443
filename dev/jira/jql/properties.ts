import type { IssueState } from '../state';

/** A part of an issue property that an app has had indexed (`jira:entityProperty` in its manifest). */
export interface IndexedProperty {
  propertyKey: string;
  /** Keys from the value to the part, with dots between them; a list is indexed by its elements. */
  path: string;
  type: 'number' | 'string' | 'text' | 'user' | 'date';
  /** What JQL calls it beside `issue.property[key].path`; null without such a name. */
  searchAlias: string | null;
}

/** The indexed part that a field of JQL names. Aliases are names of fields, and their case does not count; keys and paths have one. */
export function findIndexed(indexed: readonly IndexedProperty[], field: string): IndexedProperty | undefined {
  return indexed.find(
    ({ propertyKey, path, searchAlias }) =>
      searchAlias?.toLowerCase() === field.toLowerCase() ||
      [propertyKey, `"${propertyKey}"`].some((key) => field === `issue.property[${key}].${path}`),
  );
}

function partsOf({ propertyKey, path }: IndexedProperty, { properties }: IssueState): unknown[] {
  let part: unknown = Object.hasOwn(properties, propertyKey) ? properties[propertyKey] : undefined;
  for (const key of path.split('.')) {
    part = typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? (part as Record<string, unknown>)[key] : undefined;
  }
  return Array.isArray(part) ? part : [part];
}

/** What of the part is a string: nothing else is indexed as one. */
export function textsOf(indexed: IndexedProperty, issue: IssueState): string[] {
  return partsOf(indexed, issue).filter((part) => typeof part === 'string');
}

/** `YYYY-MM-DD`, alone or with `Thh:mm` and an offset: the dates that Jira indexes (Atlassian, "Jira entity property"). */
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;

/** Numbers, and dates in milliseconds since 1970; what is neither is not indexed. */
export function momentsOf(indexed: IndexedProperty, issue: IssueState): number[] {
  return partsOf(indexed, issue).flatMap((part) => {
    if (indexed.type === 'number') return typeof part === 'number' ? [part] : [];
    return typeof part === 'string' && DATE.test(part) ? [Date.parse(part)] : [];
  });
}
