/** The part of OpenAPI's schema language that Jira's description uses for answers. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string;
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
}

/** Finds a schema by its `$ref`. */
export type Resolver = (reference: string) => Schema;

/** Every place where the value is not what the schema says, as `path: what is wrong`; empty when all is well. */
export function schemaFaults(schema: Schema, value: unknown, resolve: Resolver, path = '$'): string[] {
  if (schema.$ref !== undefined) return schemaFaults(resolve(schema.$ref), value, resolve, path);
  // Jira leaves values null that its description calls strings or objects; its own example of a changelog does so.
  if (value === null) return [];
  const faults = (schema.allOf ?? []).flatMap((part) => schemaFaults(part, value, resolve, path));
  if (schema.enum !== undefined && !schema.enum.includes(value)) faults.push(`${path}: not one of ${schema.enum.join(', ')}`);
  if (!hasType(schema.type, value)) return [...faults, `${path}: not of type ${schema.type}`];
  if (!hasFormat(schema.format, value)) faults.push(`${path}: not in format ${schema.format}`);
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined
      ? faults
      : [...faults, ...value.flatMap((entry, index) => schemaFaults(items, entry, resolve, `${path}[${index}]`))];
  }
  return typeof value === 'object' ? [...faults, ...objectFaults(schema, { ...value }, resolve, path)] : faults;
}

function objectFaults(schema: Schema, value: Record<string, unknown>, resolve: Resolver, path: string): string[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required.filter((name) => !Object.hasOwn(value, name)).map((name) => `${path}: ${name} is missing`);
  const inside = Object.entries(value).flatMap(([name, entry]) => {
    const at = `${path}.${name}`;
    if (Object.hasOwn(properties, name)) return schemaFaults(properties[name] ?? {}, entry, resolve, at);
    if (additionalProperties === false) return [`${at}: is not in the description`];
    return typeof additionalProperties === 'object' ? schemaFaults(additionalProperties, entry, resolve, at) : [];
  });
  return [...missing, ...inside];
}

function hasType(type: string | undefined, value: unknown): boolean {
  if (type === undefined) return true;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function hasFormat(format: string | undefined, value: unknown): boolean {
  if (typeof value !== 'string') return true;
  if (format === 'uri') return URL.canParse(value);
  if (format === 'date-time') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(value);
  return true;
}
