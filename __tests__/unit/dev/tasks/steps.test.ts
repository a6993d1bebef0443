import { runSteps, type Step } from '../../../../dev/tasks/steps';

const step = (name: string, work: () => Promise<void>): Step => ({
  name,
  run: async () => {
    await work();
    return { exitCode: 0, output: '' };
  },
});

test('starts the last step first, and reports in the order of the list', async () => {
  const started: string[] = [];
  const reported: string[] = [];
  const steps = [50, 1, 20].map((delay) =>
    step(`takes ${delay}`, async () => {
      started.push(`takes ${delay}`);
      await new Promise((resolve) => setTimeout(resolve, delay));
    }),
  );
  await runSteps(steps, ({ name }) => reported.push(name));
  expect(started).toEqual(['takes 20', 'takes 50', 'takes 1']);
  expect(reported).toEqual(['takes 50', 'takes 1', 'takes 20']);
});

test('never runs more than two at a time', async () => {
  let running = 0;
  let most = 0;
  const steps = Array.from({ length: 6 }, (_, index) =>
    step(`step ${index}`, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
    }),
  );
  await runSteps(steps, () => undefined);
  expect(most).toBe(2);
});
