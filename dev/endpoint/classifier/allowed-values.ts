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
