import { schemaFaults, type Schema } from './schema-check';

const SCHEMAS: Record<string, Schema> = {
  Page: {
    type: 'object',
    additionalProperties: false,
    required: ['values'],
    properties: { values: { type: 'array', items: { $ref: 'Entry' } } },
  },
  Entry: {
    type: 'object',
    additionalProperties: { type: 'integer' },
    properties: {
      id: { type: 'string' },
      kind: { enum: ['a', 'b'] },
      self: { type: 'string', format: 'uri' },
      at: { allOf: [{ type: 'string', format: 'date-time' }] },
    },
  },
};
const faults = (value: unknown) => schemaFaults({ $ref: 'Page' }, value, (name) => SCHEMAS[name] ?? {});

describe('the schema check of these tests', () => {
  it('accepts what fits', () => {
    expect(
      faults({
        values: [{ id: '1', kind: 'a', self: 'https://jira.example/1', at: '2026-01-01T00:00:00.000+0000', more: 3 }, { id: null }],
      }),
    ).toEqual([]);
  });

  const cases: [value: unknown, fault: string][] = [
    [{}, '$: values is missing'],
    [{ values: {} }, '$.values: not of type array'],
    [{ values: [], extra: 1 }, '$.extra: is not in the description'],
    [{ values: [{ id: 1 }] }, '$.values[0].id: not of type string'],
    [{ values: [{ kind: 'c' }] }, '$.values[0].kind: not one of a, b'],
    [{ values: [{ self: 'here' }] }, '$.values[0].self: not in format uri'],
    [{ values: [{ at: 'today' }] }, '$.values[0].at: not in format date-time'],
    [{ values: [{ more: 'x' }] }, '$.values[0].more: not of type integer'],
  ];

  it.each(cases)('refuses %j', (value, fault) => {
    expect(faults(value)).toEqual([fault]);
  });
});
