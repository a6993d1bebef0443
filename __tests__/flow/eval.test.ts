import { appBuild } from '../support/app-build';
import { readIssues } from '../../dev/eval/data';
import { readEvalOptions, type EvalOptions, type System } from '../../dev/eval/eval-options';
import { startEvaluatedApp } from '../../dev/eval/evaluated-app';
import { evaluate } from '../../dev/eval/evaluate';
import { summarise, type Figures } from '../../dev/eval/figures';
import { divideByProject, type ProjectData } from '../../dev/eval/project-data';
import { formatFigures } from '../../dev/eval/report';
import type { ProjectTally } from '../../dev/eval/tally';

const LIMIT = 2;

function optionsFor(...args: string[]): EvalOptions {
  const options = readEvalOptions(args);
  if (options === null) throw new Error('Help was asked for.');
  return options;
}

function sample(limit = LIMIT): ProjectData[] {
  const { history, data } = optionsFor();
  return divideByProject(readIssues(history ?? ''), readIssues(data), { limit, past: Infinity });
}

function run(
  options: EvalOptions,
  controller = new AbortController(),
  onProgress: (done: number) => void = () => undefined,
  system: System = 'endpoint',
): Promise<ProjectTally[]> {
  return evaluate({ build: appBuild(), projects: sample(), options, system, stop: controller.signal, onProgress });
}

/** From 0 to 1, or null where there was nothing to count. */
const fraction: unknown = {
  $$typeof: Symbol.for('jest.asymmetricMatcher'),
  asymmetricMatch: (value: unknown) => value === null || (typeof value === 'number' && value >= 0 && value <= 1),
  toString: () => 'a fraction or null',
};

describe('an evaluation of the sample data', () => {
  let figures: Figures;

  beforeAll(async () => {
    figures = summarise(await run(optionsFor()), true);
  });

  it('has every figure for every field and project', () => {
    const metrics = {
      top1: fraction,
      top3: fraction,
      macroF1: fraction,
      coverage: fraction,
      precision: fraction,
      calibrationError: fraction,
    };
    const field = {
      pooledCalibrationError: fraction,
      ...metrics,
      minConfidence: { BIKES: fraction, NOTES: fraction },
      byProject: { BIKES: { issues: LIMIT, ...metrics }, NOTES: { issues: LIMIT, ...metrics } },
    };
    expect(figures).toEqual({
      issues: 2 * LIMIT,
      msPerIssue: expect.any(Number),
      fields: { components: field, labels: field, priority: field },
      levels: expect.objectContaining({ Highest: { issues: expect.any(Number), recall: fraction, proposed: fraction, history: fraction } }),
      failures: {},
      complete: true,
    });
    expect(figures.msPerIssue).toBeGreaterThan(0);
  });

  it('finds what the history tells', () => {
    expect(figures.fields.components?.top1).toBe(1);
  });

  it('is printed as tables with the mean over projects', () => {
    const text = formatFigures(figures);
    expect(text).toMatch(/^components .*\nproject +issues +top-1 .*\nBIKES +2 +1\.000/);
    expect(text).toMatch(/\nmean +\d\.\d{3}/);
    expect(text).toMatch(/4 issues, \d+ ms an issue\.$/);
  });
});

it('keeps what it has when it is interrupted', async () => {
  const controller = new AbortController();
  const tallies = await run(optionsFor(), controller, (done) => {
    if (done === 1) controller.abort();
  });
  const figures = summarise(tallies, false);
  expect(figures.issues).toBe(1);
  expect(Object.keys(figures.fields.components?.byProject ?? {})).toEqual(['BIKES']);
  expect(formatFigures(figures)).toContain('interrupted');
});

it.each([
  ['with evidence', [], true],
  ['with the newest issues', ['--newest'], true],
  ['without evidence', ['--no-evidence'], false],
])('asks %s', async (_what, args, hasEvidence) => {
  const [project] = sample(1);
  if (project === undefined) throw new Error('The sample has no project.');
  const app = await startEvaluatedApp(appBuild(), project, optionsFor(...args), 'endpoint');
  try {
    const { proposals, similar } = await app.ask(0);
    expect(typeof proposals).toBe('object');
    expect(similar > 0).toBe(hasEvidence);
  } finally {
    await app.close();
  }
});

it.each(['built-in', 'both'] as const)('asks the app about what it has learned from its Jira, and lets it learn on: %s', async (system) => {
  const figures = summarise(await run(optionsFor('--grow'), undefined, undefined, system), true);
  expect(figures.failures).toEqual({});
  expect(figures.fields.components?.top1).toBe(1);
});

it('says so when nothing works at all', async () => {
  const projects = sample(10);
  const options = optionsFor('--endpoint', 'http://127.0.0.1:9/v1', '--model', 'none');
  await expect(
    evaluate({ build: appBuild(), projects, options, system: 'endpoint', stop: new AbortController().signal, onProgress: () => undefined }),
  ).rejects.toThrow('The first 5 issues all failed (ENDPOINT_UNREACHABLE)');
});
