import { INVALID, readAt, refuse, Schema, type InputOf, type Issue, type OutputOf, type Read } from './schema';

type Fields = Readonly<Record<string, Schema>>;

type KeysOf<Of extends Fields, Side extends 'output' | 'input', Optional extends boolean> = {
  [Key in keyof Of]: (undefined extends (Side extends 'output' ? OutputOf<Of[Key]> : InputOf<Of[Key]>) ? true : false) extends Optional
    ? Key
    : never;
}[keyof Of];

type Flat<Value> = { [Key in keyof Value]: Value[Key] };

type OutputFields<Of extends Fields> = Flat<
  { -readonly [Key in KeysOf<Of, 'output', false>]: OutputOf<Of[Key]> } & {
    -readonly [Key in KeysOf<Of, 'output', true>]?: OutputOf<Of[Key]>;
  }
>;

type InputFields<Of extends Fields> = Flat<
  { [Key in KeysOf<Of, 'input', false>]: InputOf<Of[Key]> } & { [Key in KeysOf<Of, 'input', true>]?: InputOf<Of[Key]> }
>;

/** What becomes of names that an object's schema does not know. */
type Others = 'dropped' | 'refused' | 'kept';

export class ObjectSchema<Of extends Fields, Beside = unknown> extends Schema<OutputFields<Of> & Beside, InputFields<Of>> {
  constructor(
    readonly shape: Of,
    readonly others: Others,
  ) {
    const entries = Object.entries(shape);
    super((value, issues) => {
      if (!isObject(value)) return refuse(value, issues);
      const found: Record<string, unknown> = {};
      for (const [key, schema] of entries) readField(schema, key, value, found, issues);
      if (others !== 'dropped') readOthers(shape, others, value, found, issues);
      return found;
    });
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is lacking is an error unless the schema says otherwise, and adds no name without a value. */
function readField(schema: Schema, key: string, value: Record<string, unknown>, found: Record<string, unknown>, issues: Issue[]): void {
  const isThere = key in value;
  const { mayLack = false, fills } = schema.traits;
  if (!isThere && !mayLack) {
    refuse(undefined, issues);
    issues.at(-1)?.path.unshift(key);
    return;
  }
  if (!isThere && fills === undefined) return;
  const read = readAt(schema, key, value[key], issues);
  if (isThere || read !== undefined) found[key] = read;
}

function readOthers(shape: Fields, others: Others, value: Record<string, unknown>, found: Record<string, unknown>, issues: Issue[]): void {
  const unknownKeys: string[] = [];
  for (const key in value) {
    // Such a name would give the copy another prototype.
    if (key === '__proto__' || Object.hasOwn(shape, key)) continue;
    if (others === 'kept') found[key] = value[key];
    else unknownKeys.push(key);
  }
  if (unknownKeys.length > 0) issues.push({ path: [], message: '', unknownKeys });
}

/** An object; names that the shape lacks are dropped. */
export const object = <const Of extends Fields>(shape: Of) => new ObjectSchema(shape, 'dropped');

/** An object; names that the shape lacks are refused. */
export const strictObject = <const Of extends Fields>(shape: Of) => new ObjectSchema(shape, 'refused');

/** An object; what stands under other names is kept as it is. */
export const looseObject = <const Of extends Fields>(shape: Of) => new ObjectSchema<Of, Record<string, unknown>>(shape, 'kept');

export function extend<Of extends Fields, const More extends Fields>(
  schema: ObjectSchema<Of>,
  more: More,
): ObjectSchema<Flat<Omit<Of, keyof More> & More>> {
  const shape = { ...schema.shape, ...more } as Flat<Omit<Of, keyof More> & More>;
  return new ObjectSchema(shape, schema.others);
}

export function omit<Of extends Fields, Key extends keyof Of>(
  schema: ObjectSchema<Of>,
  keys: Record<Key, true>,
): ObjectSchema<Flat<Omit<Of, Key>>> {
  const left = Object.entries(schema.shape).filter(([key]) => !Object.hasOwn(keys, key));
  return new ObjectSchema(Object.fromEntries(left) as Flat<Omit<Of, Key>>, schema.others);
}

export function array<Item extends Schema>(item: Item): Schema<OutputOf<Item>[], InputOf<Item>[]> {
  return new Schema((value, issues) =>
    Array.isArray(value) ? value.map((each, index) => readAt(item, index, each, issues)) : refuse(value, issues),
  );
}

type Outputs<Items extends readonly Schema[]> = { -readonly [Index in keyof Items]: OutputOf<Items[Index]> };

/** A list of exactly these. */
export function tuple<const Items extends readonly Schema[]>(items: Items): Schema<Outputs<Items>, Outputs<Items>> {
  return new Schema((value, issues) =>
    Array.isArray(value) && value.length === items.length
      ? items.map((item, index) => readAt(item, index, value[index], issues))
      : refuse(value, issues),
  );
}

function readRecord(key: Schema, schema: Schema) {
  return (value: unknown, issues: Issue[]): unknown => {
    if (!isObject(value) || !isPlain(value)) return refuse(value, issues);
    const found: Record<string, unknown> = {};
    for (const name of Object.keys(value)) {
      if (name === '__proto__') continue;
      const before = issues.length;
      readAt(key, name, name, issues);
      if (issues.length === before) found[name] = readAt(schema, name, value[name], issues);
    }
    return found;
  };
}

/** Neither an instance of a class nor something that only looks like a record. */
function isPlain(value: object): boolean {
  const { constructor } = value as { constructor?: unknown };
  if (typeof constructor !== 'function') return true;
  const prototype: unknown = constructor.prototype;
  return typeof prototype === 'object' && prototype !== null && Object.hasOwn(prototype, 'isPrototypeOf');
}

/** Values by name. */
export function record<Value extends Schema>(
  key: Schema<string>,
  value: Value,
): Schema<Record<string, OutputOf<Value>>, Record<string, InputOf<Value>>> {
  return new Schema(readRecord(key, value));
}

/** Values by some of the names that the key takes; others are refused. */
export function partialRecord<Key extends string, Value extends Schema>(
  key: Schema<Key>,
  value: Value,
): Schema<Partial<Record<Key, OutputOf<Value>>>, Partial<Record<Key, InputOf<Value>>>> {
  return new Schema(readRecord(key, value));
}

/** The first that takes the value. */
export function union<const Options extends readonly Schema[]>(
  options: Options,
): Schema<OutputOf<Options[number]>, InputOf<Options[number]>> {
  return new Schema((value, issues) => {
    for (const { read } of options) {
      const refused: Issue[] = [];
      const found = read(value, refused);
      if (refused.length === 0) return found;
    }
    return refuse(value, issues);
  });
}

/** The one whose literal stands under the name. */
export function discriminatedUnion<const Options extends readonly ObjectSchema<Fields>[]>(
  name: string,
  options: Options,
): Schema<OutputOf<Options[number]>, InputOf<Options[number]>> {
  return new Schema((value, issues) => {
    if (!isObject(value)) return refuse(value, issues);
    const chosen = options.find(({ shape }) => shape[name]?.traits.values?.includes(value[name]));
    if (chosen !== undefined) return chosen.read(value, issues);
    issues.push({ path: [name], message: INVALID });
    return value;
  });
}

export function optional<Of extends Schema>({ read, traits }: Of): Schema<OutputOf<Of> | undefined, InputOf<Of> | undefined> {
  const isFilled = traits.fills === 'always';
  return new Schema((value, issues) => (value === undefined && !isFilled ? undefined : read(value, issues)), {
    mayLack: true,
    ...(isFilled ? { fills: 'always' } : {}),
  });
}

export function nullable<Of extends Schema>({ read, traits }: Of): Schema<OutputOf<Of> | null, InputOf<Of> | null> {
  return new Schema(
    (value, issues) => (value === null ? null : read(value, issues)),
    traits.values === undefined ? traits : { ...traits, values: [...traits.values, null] },
  );
}

export const nullish = <Of extends Schema>(schema: Of) => optional(nullable(schema));

/** Where nothing stands, this. */
function withDefault<Of extends Schema>(
  { read }: Of,
  filling: Exclude<OutputOf<Of>, undefined>,
): Schema<Exclude<OutputOf<Of>, undefined>, InputOf<Of> | undefined> {
  const fill = (): unknown => (Array.isArray(filling) ? [...filling] : isObject(filling) ? { ...filling } : filling);
  const takes: Read = (value, issues) => {
    const found = value === undefined ? undefined : read(value, issues);
    return found === undefined ? fill() : found;
  };
  return new Schema(takes, { mayLack: true, fills: 'always' });
}

export { withDefault as _default };

/** Where something else stands, this. */
function withFallback<Of extends Schema, const Value extends OutputOf<Of>>(
  { read, traits }: Of,
  fallback: Value,
): Schema<OutputOf<Of>, InputOf<Of> | undefined> {
  const takes: Read = (value, issues) => {
    const before = issues.length;
    const found = read(value, issues);
    if (issues.length === before) return found;
    issues.length = before;
    return fallback;
  };
  return new Schema(takes, { mayLack: true, fills: traits.fills ?? 'lacking' });
}

export { withFallback as catch };

/** Makes something else of a value. */
export const transform = <Value, Made>(make: (value: Value) => Made) =>
  new Schema<Made, Value>((value) => make(value as Value), { mayLack: true, fills: 'lacking' });

/** The second reads what became of the value by the first. */
export function pipe<Input, Middle, Output>(first: Schema<Middle, Input>, second: Schema<Output, Middle>): Schema<Output, Input> {
  const takes: Read = (value, issues) => {
    const before = issues.length;
    const found = first.read(value, issues);
    return issues.length > before ? found : second.read(found, issues);
  };
  return new Schema(takes, first.traits.mayLack === true ? { mayLack: true, fills: 'lacking' } : {});
}
