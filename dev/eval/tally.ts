import type { ErrorCode } from '../../src/contract/error-body';
import type { SuggestionView } from '../../src/contract/panel';
import { TRIAGE_FIELDS, type TriageField } from '../../src/contract/triage-field';
import type { DataIssue } from './data';
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

export function addAnswer(tally: ProjectTally, issue: DataIssue, result: SuggestionView | ErrorCode, milliseconds: number): void {
  tally.asked += 1;
  tally.milliseconds += milliseconds;
  if (typeof result === 'string' && result !== 'NOTHING_SUGGESTED') tally.failures[result] = (tally.failures[result] ?? 0) + 1;
  for (const field of TRIAGE_FIELDS) {
    const truth = truthOf(tally.project, issue, field);
    if (truth.length > 0) tally.outcomes[field].push({ truth, proposals: proposalsFor(field, result) });
  }
}

/** What people chose, as far as it could be proposed; an issue with nothing of that tells nothing about the field. */
function truthOf(project: ProjectData, issue: DataIssue, field: TriageField): string[] {
  if (field === 'priority') return issue.priority === null ? [] : [issue.priority];
  return issue[field].filter((value) => project[field].includes(value));
}

function proposalsFor(field: TriageField, result: SuggestionView | ErrorCode): Outcome['proposals'] {
  if (typeof result === 'string') return [];
  const proposals = result.fields.find((view) => view.field === field)?.proposals ?? [];
  // An unknown confidence reaches no minimum, like none.
  return proposals.map(({ value, confidence }) => ({ value: value.name, confidence: confidence ?? 0 }));
}
