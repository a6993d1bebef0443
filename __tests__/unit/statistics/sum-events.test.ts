import fc from 'fast-check';
import { EVENT_VERBS } from '../../../src/contract/event-verbs';
import type { TriageEvent } from '../../../src/statistics/event-store';
import { createSum } from '../../../src/statistics/sum-events';

const event = (id: string, values: TriageEvent['values'], kind: TriageEvent['kind'] = 'proposed'): TriageEvent => ({
  suggestionId: id,
  kind,
  at: 0,
  decided: [],
  values,
});

it('adds components of one name together, whatever their ids, and priorities of one id, whatever their names', () => {
  const sum = createSum();
  sum.addEvent(event('1', { proposed: { components: [{ id: '10', name: 'Search' }], priority: [{ id: '2', name: 'High' }] } }));
  sum.addEvent(event('2', { proposed: { components: [{ id: '20', name: 'search' }], priority: [{ id: '2', name: 'Hoch' }] } }));
  const { fields, suggestions } = sum.read();
  expect(suggestions).toBe(2);
  expect(fields.components.values).toEqual([{ value: { id: '10', name: 'Search' }, counts: [2, 0, 0, 0, 0] }]);
  expect(fields.priority.values).toEqual([{ value: { id: '2', name: 'High' }, counts: [2, 0, 0, 0, 0] }]);
});

it('counts the same whether events are added one by one or as sums of days', () => {
  const value = fc.constantFrom('a', 'b', 'c').map((name) => ({ id: name, name }));
  const values = fc.dictionary(fc.constantFrom(...EVENT_VERBS), fc.record({ labels: fc.array(value, { maxLength: 3 }) }));
  const days = fc.array(
    fc.array(
      values.map((some) => event('x', some)),
      { maxLength: 5 },
    ),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(days, (all) => {
      const whole = createSum();
      all.flat().forEach((each) => whole.addEvent(each));
      const bySums = createSum();
      for (const day of all) {
        const sum = createSum();
        day.forEach((each) => sum.addEvent(each));
        bySums.addDay(sum.read());
      }
      const counts = (sum: typeof whole) => ({
        ...sum.read(),
        fields: Object.entries(sum.read().fields).map(([field, { counts: total, values: some }]) => [
          field,
          total,
          new Map(some.map((each) => [each.value.name, each.counts])),
        ]),
      });
      expect(counts(bySums)).toEqual(counts(whole));
    }),
  );
});

it('fits one record, with every value counted in its field', () => {
  const sum = createSum();
  const names = Array.from({ length: 2_000 }, (_each, index) => `label-${index}-${'x'.repeat(200)}`);
  for (const field of ['labels', 'components', 'priority'] as const) {
    sum.addEvent(event('1', { proposed: { [field]: names.map((name) => ({ id: name, name })) } }));
    sum.addEvent(event('2', { accepted: { [field]: [{ id: names[1_999] ?? '', name: names[1_999] ?? '' }] } }, 'applied'));
  }
  const read = sum.read();
  expect(Buffer.byteLength(JSON.stringify(read))).toBeLessThan(230_000);
  expect(read.fields.labels.counts).toEqual([2_000, 1, 0, 0, 0]);
  expect(read.fields.labels.values[0]?.value.name).toBe(names[1_999]);
});
