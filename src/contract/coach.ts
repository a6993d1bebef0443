import type { DecisionCounts } from './event-verbs';
import type { TriageField } from './triage-field';

/** What became of a value of a field. */
type Outcome = Omit<DecisionCounts, 'proposed'>;

/** What people decided about the values of one field in the last weeks. */
export interface CoachField extends Outcome {
  field: TriageField;
  minConfidence: number;
  /** By whether the panel had ticked them, and by the lower end of their band of confidence in percent; null: unknown. */
  decided: { isTicked: boolean; band: number | null; accepted: number; dismissed: number }[];
  /** The values that somebody decided about most often and that may be proposed still, by the names that Jira has for them today. */
  values: (Pick<Outcome, 'accepted' | 'changed' | 'dismissed'> & { name: string })[];
}

/** How many issues there are, by counts that Jira makes. */
export interface CoachQueue {
  /** Open issues without any of the values that the app proposes. */
  untriaged: number;
  /** Those of them that were created in the last seven days, and in the seven before. */
  untriagedOfWeek: [number, number];
  /** All that were created in these weeks. */
  createdInWeek: [number, number];
  /** Issues that were moved in the last seven days, by the category of status that they came to. */
  movedTo: { toDo: number; inProgress: number; done: number };
}

/**
 * How triage goes, in figures alone: the names of allowed values, and numbers. No issue, no text, no project and no person
 * is in it, and a model is told nothing else.
 */
export interface CoachFigures {
  /** One for each week of seven days, the newest last. */
  weeks: (Outcome & { suggestions: number })[];
  fields: CoachField[];
  /** How long suggestions waited for a decision. */
  waits: { withinHour: number; withinDay: number; withinWeek: number; longer: number };
  /** How old issues were when somebody accepted proposals for them: the time to triage. */
  ages: Record<'withinHour' | 'within4Hours' | 'withinDay' | 'within3Days' | 'withinWeek' | 'withinMonth' | 'older', number>;
  /** Null where Jira did not count. */
  queue: CoachQueue | null;
}

/** What a rule has found. The numbers are those of the figures. */
export const COACH_FACTS = [
  /** Every decision about a value was against it. */
  'never-accepted',
  /** Most decisions about a value were against it. */
  'rarely-accepted',
  /** A value that people choose themselves more often than they accept it. */
  'chosen-instead',
  /** What is held back by the minimum is accepted all the same. */
  'minimum-too-high',
  /** What is ticked is often left out. */
  'minimum-too-low',
  'often-undone',
  'acceptance-falls',
  'slow-decisions',
  /** Many issues are still untriaged a week after their creation, and older ones as well. */
  'queue-grows',
  'too-few',
  'goes-well',
] as const;

export interface CoachFact {
  kind: (typeof COACH_FACTS)[number];
  field?: TriageField;
  /** Name of the value that it is about. */
  value?: string;
  /** Of `of`, so many are what the fact is about. */
  count: number;
  of: number;
  /** What the minimum confidence could be. */
  minimum?: number;
}

export interface CoachReport {
  figures: CoachFigures;
  /** The most telling first. */
  facts: CoachFact[];
  /** What a model would be sent, word for word; null where none is configured. */
  question: CoachQuestion | null;
}

/** Two messages, and the app's own seal on them: nothing else can be sent. */
export interface CoachQuestion {
  model: string;
  system: string;
  user: string;
  seal: string;
}

export interface CoachAdvice {
  model: string;
  /** Plain text, a line each. */
  lines: string[];
}
