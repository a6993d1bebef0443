export interface AllowedValues {
  priority: string[];
  components: string[];
  labels: string[];
}

/**
 * The values that a reply may name, from the reply's JSON schema: the enum below
 * a property called `value`, wherever it stands inside the field's own schema.
 */
export function readAllowedValues(schema: unknown): AllowedValues {
  const properties = member(schema, 'properties');
  return {
    priority: findEnum(member(properties, 'priority')),
    components: findEnum(member(properties, 'components')),
    labels: findEnum(member(properties, 'labels')),
  };
}

const HEADINGS = { priority: 'Allowed priorities', components: 'Allowed components', labels: 'Allowed labels' };
const LISTED_VALUE = /^- ("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*")/iu;

/** The values that the app's prompt lists below its headings, for a server that takes no schema. */
export function readListedValues(prompt: string): AllowedValues {
  const lines = prompt.split('\n');
  return {
    priority: listBelow(HEADINGS.priority, lines),
    components: listBelow(HEADINGS.components, lines),
    labels: listBelow(HEADINGS.labels, lines),
  };
}

function listBelow(heading: string, lines: string[]): string[] {
  const start = lines.findIndex((line) => line.startsWith(heading)) + 1;
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith('- '));
  const listed = start === 0 ? [] : lines.slice(start, end === -1 ? undefined : end);
  return listed.flatMap((line) => {
    const value = LISTED_VALUE.exec(line)?.[1];
    return value === undefined ? [] : [JSON.parse(value) as string];
  });
}

function findEnum(schema: unknown): string[] {
  if (Array.isArray(schema)) return firstFound(schema);
  if (typeof schema !== 'object' || schema === null) return [];
  const values: unknown = member(schema, 'enum');
  if (Array.isArray(values)) return values.filter((value): value is string => typeof value === 'string');
  const constant = member(schema, 'const');
  if (typeof constant === 'string') return [constant];
  const value = member(member(schema, 'properties'), 'value');
  if (value !== undefined) return findEnum(value);
  return firstFound(['items', 'anyOf', 'oneOf', 'allOf'].map((keyword) => member(schema, keyword)));
}

function firstFound(schemas: unknown[]): string[] {
  for (const schema of schemas) {
    const found = findEnum(schema);
    if (found.length > 0) return found;
  }
  return [];
}

function member(object: unknown, key: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}
