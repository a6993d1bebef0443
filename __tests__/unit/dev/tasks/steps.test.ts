import { chooseSteps, runSteps, STATIC_CHECKS, type Step } from '../../../../dev/tasks/steps';

const step = (name: string, delay: number, exitCode = 0): Step => ({
  key: 'test',
  name,
  run: async () => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    return { exitCode, output: '' };
  },
});

test('runs one step at a time, reports each when it has ended, and goes on after one that fails', async () => {
  const reported: string[] = [];
  const results = await runSteps([step('slow', 20), step('broken', 1, 1), step('quick', 1)], ({ name }) => reported.push(name));
  expect(reported).toEqual(['slow', 'broken', 'quick']);
  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 1, 0]);
});

test("checks are chosen all together or by their keys, and anything else is jest's", () => {
  expect(chooseSteps(['checks'])).toEqual(STATIC_CHECKS);
  expect(chooseSteps(['types', 'imports'])?.map(({ key }) => key)).toEqual(['types', 'types', 'types', 'types', 'imports']);
  expect(chooseSteps(['lint', 'clean-text'])).toBeNull();
  expect(chooseSteps([])).toBeNull();
});
