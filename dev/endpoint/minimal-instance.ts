type Schema = Record<string, unknown>;

/** Schemas that refer to themselves without end have no instance. */
const DEEPEST = 30;

/** Texts of the usual formats (JSON Schema, "Defined Formats"). */
const TEXTS: Record<string, string> = {
  'date-time': '1970-01-01T00:00:00Z',
  date: '1970-01-01',
  time: '00:00:00Z',
  email: 'a@b.example',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
  ipv4: '192.0.2.1',
  hostname: 'example.com',
};

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asNumber(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** The schema that `#/$defs/name` names. */
function resolveReference(reference: string, root: Schema): Schema {
  const path = reference.replace(/^#\/?/, '').split('/').filter(Boolean);
  return path.reduce((schema, key) => asSchema(schema[key.replaceAll('~1', '/').replaceAll('~0', '~')]), root);
}

function typeOf(schema: Schema): string {
  const types = asList(schema['type']);
  if (types.length > 0) return types.filter((type) => typeof type === 'string').find((type) => type !== 'null') ?? 'null';
  if (typeof schema['type'] === 'string') return schema['type'];
  if ('properties' in schema) return 'object';
  return 'items' in schema ? 'array' : 'string';
}

function leastNumber(schema: Schema): number {
  const least = asNumber(schema['minimum'], asNumber(schema['exclusiveMinimum'], -1) + 1);
  const most = asNumber(schema['maximum'], asNumber(schema['exclusiveMaximum'], Infinity) - 1);
  const step = asNumber(schema['multipleOf'], 1);
  return Math.min(Math.ceil(Math.max(least, 0) / step) * step, most);
}

function build(schema: Schema, root: Schema, depth: number): unknown {
  if (depth > DEEPEST) return null;
  const inside = (part: unknown): unknown => build(asSchema(part), root, depth + 1);
  if (typeof schema['$ref'] === 'string') return inside(resolveReference(schema['$ref'], root));
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  const choices = [...asList(schema['anyOf']), ...asList(schema['oneOf'])];
  if (choices.length > 0) return inside(choices[0]);
  if (Array.isArray(schema['allOf'])) {
    const parts = schema['allOf'].map(inside);
    return parts.every((part) => typeof part === 'object') ? Object.assign({}, ...parts) : parts[0];
  }
  switch (typeOf(schema)) {
    case 'object': {
      const properties = asSchema(schema['properties']);
      return Object.fromEntries(asList(schema['required']).map((key) => [String(key), inside(properties[String(key)])]));
    }
    case 'array':
      return Array.from({ length: asNumber(schema['minItems'], 0) }, (_each, index) =>
        inside(asList(schema['prefixItems'])[index] ?? schema['items']),
      );
    case 'number':
    case 'integer':
      return leastNumber(schema);
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return (TEXTS[String(schema['format'])] ?? '').padEnd(asNumber(schema['minLength'], 0), 'x');
  }
}

/** The smallest value that a JSON schema allows: what is required, the first of what may be chosen, the least of the rest. */
export function minimalInstance(schema: unknown): unknown {
  return build(asSchema(schema), asSchema(schema), 0);
}
