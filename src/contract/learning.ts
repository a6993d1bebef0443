import type { ErrorCode } from './error-body';
import type { TriageField } from './triage-field';

/** What a minimum would have ticked, of the past issues that were asked about. */
export interface BacktestPoint {
  minConfidence: number;
  ticked: number;
  right: number;
}

/**
 * A minimum that was chosen for one project, with what the backtest said of it then: of so many issues, how many would have got
 * a tick, and how many ticks were right.
 */
export interface ChosenMinimum extends BacktestPoint {
  asked: number;
}

/** What would have been proposed for a field, on the project's own past: learned from the older part, asked about the newer. */
export interface BacktestView {
  field: TriageField;
  /** Issues that had a value and were learned from. */
  labelled: number;
  asked: number;
  /** From the lowest minimum to the highest. */
  curve: BacktestPoint[];
  suggestedMinimum: number;
  /** What stands in place of the site's minimum in this project; null: the site's. */
  chosen: ChosenMinimum | null;
  byValue: { name: string; chosen: number; proposed: number; right: number }[];
  /** Issues with `chosen` that would have got `proposed`, the most frequent first. */
  confusions: { chosen: string; proposed: string; times: number }[];
}

/** Of so many first proposals, how many people would have agreed with. */
export interface RightShare {
  asked: number;
  right: number;
}

/** How proposals for a field have done since the project was learned, beside its backtest. */
export interface DriftView {
  field: TriageField;
  before: RightShare;
  since: RightShare;
  /** Whether they have become less often right, by more than chance explains. */
  hasDrifted: boolean;
}

/** What an administrator decides about a project's profile. */
export interface LearningChoices {
  /** Whether issues that were resolved since are learned once a day. */
  daily: boolean;
  /** Whether decisions about proposals count. */
  decisions: boolean;
}

/** What the app has learned of a project. Times are ISO 8601 in UTC. */
export interface ProfileView {
  learnedAt: string;
  /** Those of each day since included. */
  issues: number;
  /** Jira points that reading them cost. */
  points: number;
  choices: LearningChoices;
  /** Decisions since that are learned from. What Jira has by now of them counts among the issues. `isFull`: more teach nothing. */
  decisions: { count: number; lastAt: string | null; isFull: boolean };
  /** What was learned day by day; `checkedAt` is null before the first time. */
  daily: { issues: number; checkedAt: string | null; outcome: 'ok' | ErrorCode };
  /** Fields about whose proposals something was decided since. */
  drift: DriftView[];
  /** Empty when the backtest cannot be read. */
  backtest: BacktestView[];
}

/** Of the issues with one value of a pair alone, how many read as if they had the other. */
export interface TakenForOther {
  asked: number;
  taken: number;
}

/** How a project uses the allowed values of a field, several of which may stand side by side. */
export interface HygieneView {
  field: TriageField;
  /** Whether the list is the project's own and not the site's. */
  isOwnList: boolean;
  /** `lastAt`: ISO 8601 in UTC; null where no issue that was read has it. */
  values: { name: string; seen: number; lastAt: string | null }[];
  /** Pairs that the words of issues do not tell apart. */
  alike: { one: string; other: string; ofOne: TakenForOther; ofOther: TakenForOther }[];
  /** Pairs that issues often have both of. */
  together: { one: string; other: string; times: number }[];
}

export interface ProjectHygiene {
  /** When the oldest issue that was read was resolved. */
  from: string;
  /** Whether there are no older resolved issues. */
  isWhole: boolean;
  issues: number;
  /** Empty where nothing was learned. */
  fields: HygieneView[];
}

/** Learning that is in progress. */
export interface LearningView {
  /**
   * `reading`: goes on as long as somebody asks for it. `elsewhere`: another page has asked, and is waited for. `paused`: Jira is limiting requests. `spent`: this hour's points
   * are used up. `training`: goes on by itself.
   */
  state: 'reading' | 'elsewhere' | 'paused' | 'spent' | 'training' | 'failed';
  startedAt: string;
  /** Whether the profile is to learn day by day from then on. */
  daily: boolean;
  issues: number;
  /** The most issues that are read. */
  mostIssues: number;
  points: number;
  /** Until when Jira wants no more reading; null otherwise. */
  pausedUntil: string | null;
}

export interface ProjectLearning {
  profile: ProfileView | null;
  learning: LearningView | null;
  /** Jira points that are left to the site in this hour, for learning and for everything else that searches. */
  pointsLeft: number;
}
