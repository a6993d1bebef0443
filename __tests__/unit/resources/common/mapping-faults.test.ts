import { mappingFaults } from '../../../../resources/common/settings/mapping-faults';

const labels = ['data-loss', 'UI'].map((name) => ({ name, description: '' }));

const fault = (from: string, to: string, others: [string, string][] = []) =>
  mappingFaults([...others.map(([left, right]) => ({ from: left, to: right })), { from, to }], labels).at(-1);

it('finds nothing wrong with a word that means an allowed label', () => {
  expect(fault('dataloss', 'data-loss')).toBeNull();
  expect(fault('interface', 'ui')).toBeNull();
});

it.each([
  ['', 'data-loss', 'both sides'],
  ['dataloss', '', 'both sides'],
  ['dataloss', 'lost', 'is not an allowed label'],
  ['UI', 'ui', 'to itself'],
])('says what is wrong with %j → %j', (from, to, said) => {
  expect(fault(from, to)).toContain(said);
});

it('finds what is mapped twice, a chain, and a loop', () => {
  expect(fault('Dataloss', 'UI', [['dataloss', 'data-loss']])).toContain('mapped twice');
  expect(fault('lost', 'UI', [['ui', 'data-loss']])).toContain('itself mapped');
  expect(
    mappingFaults(
      [
        { from: 'UI', to: 'data-loss' },
        { from: 'data-loss', to: 'UI' },
      ],
      labels,
    ),
  ).toEqual([expect.stringContaining('itself mapped'), expect.stringContaining('itself mapped')]);
});
