import { minimalInstance } from '../../../../dev/endpoint/minimal-instance';

it.each<[unknown, unknown]>([
  [{ type: 'object', properties: { a: { type: 'integer' }, b: { type: 'string' } }, required: ['a'] }, { a: 0 }],
  [{ type: 'object' }, {}],
  [{ properties: { a: { items: {} } }, required: ['a'] }, { a: [] }],
  [{ enum: ['red', 'green'] }, 'red'],
  [{ const: null }, null],
  [{ anyOf: [{ type: 'null' }, { type: 'string' }] }, null],
  [{ oneOf: [{ type: 'boolean' }] }, false],
  [{ type: ['null', 'number'], minimum: 2.5 }, 3],
  [{ type: 'integer', exclusiveMinimum: 4, multipleOf: 3 }, 6],
  [{ type: 'number', maximum: -1 }, -1],
  [{ type: 'string', minLength: 3 }, 'xxx'],
  [{ type: 'string', format: 'date' }, '1970-01-01'],
  [{ type: 'array', minItems: 2, items: { type: 'boolean' } }, [false, false]],
  [{ type: 'array', minItems: 2, prefixItems: [{ const: 1 }], items: { const: 2 } }, [1, 2]],
  [
    {
      allOf: [
        { properties: { a: { const: 1 } }, required: ['a'] },
        { properties: { b: { const: 2 } }, required: ['b'] },
      ],
    },
    { a: 1, b: 2 },
  ],
  [
    { $defs: { city: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } }, $ref: '#/$defs/city' },
    { name: '' },
  ],
  [null, ''],
])('of %j is %j', (schema, instance) => {
  expect(minimalInstance(schema)).toEqual(instance);
});

it('ends with a schema that refers to itself', () => {
  expect(JSON.stringify(minimalInstance({ properties: { next: { $ref: '#' } }, required: ['next'] }))).toContain('null');
});
