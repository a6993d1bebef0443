import { readCommandOptions } from '../../../../dev/tasks/read-command-options';

const OPTIONS = { seed: { type: 'string' }, newest: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

const read = (...args: string[]) => readCommandOptions('npm run guess', args, OPTIONS);

it('reads what a command knows', () => {
  expect(read('--seed', '3', '-h')).toEqual({ seed: '3', help: true });
});

it.each([
  [['--sed', '3'], 'There is no option --sed. Did you mean npm run guess -- --seed?'],
  [['--whatever'], 'There is no option --whatever. npm run guess -- --help shows all of them.'],
  [['3'], '“3” belongs to no option. Put two dashes before the options, for example: npm run guess -- --seed <value>'],
  [['--newest', '--seed'], '--seed needs a value, for example: npm run guess -- --seed <value>'],
])('says what to type instead of %j', (args, message) => {
  expect(() => read(...args)).toThrow(message);
});
