import type { ErrorCode } from '../../src/contract/error-body';
import type { TriageField } from '../../src/contract/triage-field';
import { average, calibrationError, isRight, meanOf, measure, type FieldMetrics, type Outcome } from './metrics';
import type { ProjectTally } from './tally';

/** One field's metrics; the upper ones are means over projects. */
export interface FieldFigures extends FieldMetrics {
  /** By project; a profile picks its own for each. */
  minConfidence: Record<string, number>;
  /** Over all issues together, where chance weighs less than in a mean over projects. */
  pooledCalibrationError: number | null;
  byProject: Record<string, FieldMetrics & { issues: number }>;
}

export interface LevelFigures {
  /** Issues of this level, and how many of them were proposed it. */
  issues: number;
  recall: number | null;
  /** Share of the level among all proposals, and among the issues of the history. */
  proposed: number;
  history: number;
}

export interface Figures {
  issues: number;
  /** Milliseconds, from the click to the answer. */
  msPerIssue: number;
  /** A field that no issue has is left out. */
  fields: Partial<Record<TriageField, FieldFigures>>;
  /** By priority, the most urgent first. */
  levels: Record<string, LevelFigures>;
  failures: Partial<Record<ErrorCode, number>>;
  /** False when the run was interrupted before all issues were asked for. */
  complete: boolean;
}

const FIELDS = ['components', 'labels', 'priority'] as const;

export function summarise(tallies: readonly ProjectTally[], complete: boolean): Figures {
  const issues = tallies.reduce((sum, { asked }) => sum + asked, 0);
  const fields: Figures['fields'] = {};
  for (const field of FIELDS) {
    const figures = fieldFigures(tallies, field);
    if (figures !== null) fields[field] = figures;
  }
  const failures: Figures['failures'] = {};
  for (const [code, count] of tallies.flatMap((tally) => Object.entries(tally.failures) as [ErrorCode, number][])) {
    failures[code] = (failures[code] ?? 0) + count;
  }
  return {
    issues,
    msPerIssue: issues === 0 ? 0 : tallies.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / issues,
    fields,
    levels: levelFigures(tallies),
    failures,
    complete,
  };
}

function fieldFigures(tallies: readonly ProjectTally[], field: TriageField): FieldFigures | null {
  const measured = tallies
    .filter(({ outcomes }) => outcomes[field].length > 0)
    .map(
      ({ project, outcomes, minConfidence }) =>
        [project.name, { issues: outcomes[field].length, ...measure(outcomes[field], minConfidence[field]) }] as const,
    );
  if (measured.length === 0) return null;
  return {
    ...meanOf(measured.map(([, metrics]) => metrics)),
    minConfidence: Object.fromEntries(tallies.map(({ project, minConfidence }) => [project.name, minConfidence[field]])),
    pooledCalibrationError: calibrationError(tallies.flatMap(({ outcomes }) => outcomes[field])),
    byProject: Object.fromEntries(measured),
  };
}

function levelFigures(tallies: readonly ProjectTally[]): Figures['levels'] {
  const outcomes = tallies.flatMap((tally) => tally.outcomes.priority);
  if (outcomes.length === 0) return {};
  const proposed = outcomes.flatMap(({ proposals }) => proposals.slice(0, 1).map(({ value }) => value));
  const history = tallies.flatMap(({ project }) => project.history.flatMap(({ priority }) => priority ?? []));
  return Object.fromEntries(
    (tallies[0]?.project.priorities ?? []).map((level) => {
      const own: Outcome[] = outcomes.filter(({ truth }) => truth.includes(level));
      const recall = average(own.map((outcome) => (isRight(outcome) ? 1 : 0)));
      return [level, { issues: own.length, recall, proposed: shareOf(level, proposed), history: shareOf(level, history) }];
    }),
  );
}

function shareOf(value: string, all: readonly string[]): number {
  return all.length === 0 ? 0 : all.filter((other) => other === value).length / all.length;
}
