import { readEvalOptions } from '../../../../dev/eval/eval-options';

it('takes the sample data, all issues and the embedded endpoint when nothing is given', () => {
  expect(readEvalOptions([])).toEqual({
    history: expect.stringMatching(/sample.history\.jsonl$/),
    data: expect.stringMatching(/sample.issues\.jsonl$/),
    site: null,
    limit: Infinity,
    systems: ['endpoint', 'built-in', 'both'],
    past: Infinity,
    grow: false,
    duplicates: null,
    evidence: 'search',
    json: null,
    endpoint: undefined,
    names: {},
  });
});

it('works without a history, when data is given', () => {
  expect(readEvalOptions(['--data', 'x'])).toMatchObject({ history: null, data: 'x' });
});

it('maps a local endpoint to a public name', () => {
  const options = readEvalOptions(['--endpoint', 'http://localhost:11434/v1', '--model', 'm', '--token', 't']);
  expect(options?.endpoint).toEqual({ baseUrl: expect.stringMatching(/^https:.*\/v1$/), model: 'm', token: 't' });
  expect(Object.values(options?.names ?? {})).toEqual(['http://localhost:11434']);
});

it.each([
  [['--newest', '--no-evidence'], 'cannot be combined'],
  [['--site', 'world', '--data', 'x'], '--site and --data cannot be combined'],
  [['--site', 'world', '--past', '5'], '--site and --past'],
  [['--site', 'other'], '--site must be one of: sample, large, world, messy.'],
  [['--limit', '0'], '--limit'],
  [['--limit', 'x'], '--limit'],
  [['--history', 'x'], '--data'],
  [['--endpoint', 'http://localhost'], '--model'],
  [['--unknown'], '--unknown'],
])('refuses %j', (args, message) => {
  expect(() => readEvalOptions(args)).toThrow(message);
});

it('is null when help is asked for', () => {
  expect(readEvalOptions(['--help'])).toBeNull();
});

it.each([[['--provider', 'other']], [['--provider', 'built-in', '--past', '0']]])('refuses %j', (args) => {
  expect(() => readEvalOptions(args)).toThrow();
});
