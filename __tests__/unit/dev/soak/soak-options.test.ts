import { readSoakOptions } from '../../../../dev/soak/soak-options';

test('without options the full volume runs, and each of them can be chosen', () => {
  expect(readSoakOptions([])).toEqual({ invocations: 10_000, faults: 0.05, seed: 1, queue: false });
  expect(readSoakOptions(['--invocations', '100', '--faults', '0.5', '--seed', '7', '--queue'])).toEqual({
    invocations: 100,
    faults: 0.5,
    seed: 7,
    queue: true,
  });
  expect(readSoakOptions(['--help'])).toBeNull();
});

test.each([
  ['--invocations', '0'],
  ['--faults', '2'],
  ['--faults', 'many'],
  ['--seed', '1.5'],
  ['--speed', '1'],
])('%s %s is refused', (...args) => {
  expect(() => readSoakOptions(args)).toThrow();
});
