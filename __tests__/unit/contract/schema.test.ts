import fc from 'fast-check';
import * as zod from 'zod/mini';
import * as own from '../../../src/contract/schema';

type Vocabulary = typeof own;

/** `zod/mini` in the same words, where its own differ: it takes what goes with a message in an object. */
const asZod = {
  ...zod,
  refine: (holds: (value: unknown) => boolean, message?: string) => zod.refine(holds, message),
} as unknown as Vocabulary;

/** A schema of each kind, made of either library, with what people do with it in this app. */
const SCHEMAS: Record<string, (z: Vocabulary) => own.Schema> = {
  string: (z) => z.string().check(z.trim(), z.minLength(1), z.maxLength(4), z.regex(/^\S*$/u)),
  number: (z) => z.number().check(z.minimum(0), z.maximum(3)),
  int: (z) => z.int().check(z.minimum(-1)),
  refined: (z) => z.number().check(z.refine((value) => Number.isInteger(value))),
  overwritten: (z) =>
    z.string().check(
      z.toUpperCase(),
      z.overwrite((text) => `${text}!`),
    ),
  boolean: (z) => z.boolean(),
  literal: (z) => z.literal('a'),
  enum: (z) => z.enum(['a', 'b']),
  unknown: (z) => z.object({ a: z.unknown() }),
  object: (z) => z.object({ a: z.string(), b: z.optional(z.number()) }),
  strict: (z) => z.strictObject({ a: z.string(), b: z.nullish(z.number()) }),
  loose: (z) => z.looseObject({ a: z.nullable(z.string()) }),
  extended: (z) => z.extend(z.strictObject({ a: z.string(), b: z.string() }), { b: z.number(), c: z.optional(z.boolean()) }),
  omitted: (z) => z.omit(z.object({ a: z.string(), b: z.string() }), { b: true }),
  array: (z) => z.array(z.number()).check(z.length(2)),
  tuple: (z) => z.tuple([z.string(), z.number()]),
  record: (z) => z.record(z.string().check(z.maxLength(1)), z.number()),
  partial: (z) => z.partialRecord(z.enum(['a', 'b']), z.number()),
  union: (z) => z.union([z.string(), z.object({ a: z.number() })]),
  discriminated: (z) =>
    z.discriminatedUnion('a', [z.strictObject({ a: z.literal('a'), b: z.number() }), z.strictObject({ a: z.literal('b') })]),
  default: (z) => z.object({ a: z._default(z.number(), 7), b: z._default(z.array(z.string()), []) }),
  'optional default': (z) => z.object({ a: z.optional(z._default(z.number(), 7)), b: z.nullable(z._default(z.number(), 8)) }),
  catch: (z) => z.object({ a: z.catch(z.number(), 7), b: z.catch(z.optional(z.string()), undefined) }),
  'optional catch': (z) => z.object({ a: z.optional(z.catch(z.number(), 7)), b: z.catch(z.nullish(z.number()), null) }),
  'default in catch': (z) => z.object({ a: z.optional(z.catch(z._default(z.number(), 7), 8)) }),
  piped: (z) =>
    z.object({
      a: z.pipe(
        z.nullish(z.array(z.string())),
        z.transform((many) => many ?? []),
      ),
      b: z.pipe(
        z.string(),
        z.transform(({ length }) => length),
      ),
    }),
  'transformed first': (z) =>
    z.object({
      a: z.pipe(
        z.transform((value: unknown) => value ?? 'none'),
        z.string(),
      ),
    }),
  'empty payload': (z) =>
    z.pipe(
      z.optional(z.strictObject({})),
      z.transform(() => undefined),
    ),
};

const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom<unknown>(
      'a',
      'b',
      '',
      ' a ',
      'long one',
      0,
      1,
      2,
      1.5,
      -2,
      2 ** 60,
      NaN,
      Infinity,
      true,
      null,
      undefined,
      new Date(0),
      new Map(),
    ),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'dd', '__proto__', 'valueOf'), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** Where something is wrong with a value; nowhere where the schema takes it. */
function faultsOf(schema: own.Schema, value: unknown): string[] {
  return schema.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? [];
}

test.each(Object.entries(SCHEMAS))('takes, refuses and changes what zod does: %s', (_name, make) => {
  const [mine, zods] = [make(own), make(asZod)];
  const likely = fc.record(
    { a: fc.oneof(values, fc.constantFrom('a', 'b')), b: fc.oneof(values, fc.constantFrom('b', 1)), c: values },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(values, likely), (value) => {
      expect(mine.safeParse(value).data).toStrictEqual(zods.safeParse(value).data);
      expect(mine.safeParse(value).success).toBe(zods.safeParse(value).success);
      // zod goes on after some faults, such as to a list's length after an item of it.
      expect(faultsOf(zods, value)).toEqual(expect.arrayContaining(faultsOf(mine, value)));
    }),
    { numRuns: 300 },
  );
});

test('takes nothing from what every object has, and gives nobody another prototype', () => {
  const hostile: unknown = JSON.parse('{"__proto__":{"admin":true},"a":"x"}');
  for (const schema of [own.looseObject({ a: own.string() }), own.object({ a: own.string() }), own.record(own.string(), own.unknown())]) {
    const read = schema.parse(hostile) as Record<string, unknown>;
    expect([read['a'], read['admin'], Object.getPrototypeOf(read)]).toEqual(['x', undefined, Object.prototype]);
  }
});

test('says what was asked for, where, with the numbers, and names what it does not know', () => {
  const schema = own.strictObject({ list: own.array(own.string().check(own.maxLength(2, 'At most {maximum}.'))) });
  expect(schema.safeParse({ list: ['a', 'long'], more: 1 }).error?.issues).toEqual([
    { path: ['list', 1], message: 'At most {maximum}.', values: { maximum: 2 } },
    { path: [], message: '', unknownKeys: ['more'] },
  ]);
  expect(() => schema.parse({ list: 'secret' })).toThrow(/^Invalid input$/u);
});

test('does not share what it fills in', () => {
  const schema = own.object({ a: own._default(own.array(own.string()), []) });
  schema.parse({}).a.push('mine');
  expect(schema.parse({}).a).toEqual([]);
});
