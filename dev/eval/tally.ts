import type { ErrorCode } from '../../src/contract/error-body';
import { TRIAGE_FIELDS, type TriageField } from '../../src/contract/triage-field';
import type { DataIssue } from './data';
import type { SystemAnswer } from './asked-system';
import type { Outcome } from './metrics';
import type { ProjectData } from './project-data';

/** What came of asking for one project's issues. */
export interface ProjectTally {
  project: ProjectData;
  /** How many issues were asked for. */
  asked: number;
  /** Of the whole click, in milliseconds, added up. */
  milliseconds: number;
  outcomes: Record<TriageField, Outcome[]>;
  /** How often the app answered with an error; `NOTHING_SUGGESTED` is none. */
  failures: Partial<Record<ErrorCode, number>>;
  minConfidence: Record<TriageField, number>;
}

export function createTally(project: ProjectData, minConfidence: ProjectTally['minConfidence']): ProjectTally {
  return { project, asked: 0, milliseconds: 0, outcomes: { components: [], labels: [], priority: [] }, failures: {}, minConfidence };
}

export function addAnswer(tally: ProjectTally, issue: DataIssue, { proposals, milliseconds }: SystemAnswer): void {
  tally.asked += 1;
  tally.milliseconds += milliseconds;
  const failure = typeof proposals === 'string' ? proposals : null;
  if (failure !== null && failure !== 'NOTHING_SUGGESTED') tally.failures[failure] = (tally.failures[failure] ?? 0) + 1;
  for (const field of TRIAGE_FIELDS) {
    const truth = truthOf(tally.project, issue, field);
    if (truth.length > 0) tally.outcomes[field].push({ truth, proposals: typeof proposals === 'string' ? [] : proposals[field] });
  }
}

/** What people chose, as far as it could be proposed; an issue with nothing of that tells nothing about the field. */
function truthOf(project: ProjectData, issue: DataIssue, field: TriageField): string[] {
  if (field === 'priority') return issue.priority === null ? [] : [issue.priority];
  return issue[field].filter((value) => project[field].includes(value));
}
