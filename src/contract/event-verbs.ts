/** What can become of a value of a suggestion, in the order in which sums of a day count it. */
export const EVENT_VERBS = [
  'proposed',
  /** Proposed and accepted. */
  'accepted',
  /** Chosen by a person, although it was not proposed. */
  'changed',
  /** Proposed, and left out at the accept or dismissed with the suggestion. */
  'dismissed',
  /** Accepted, then undone. */
  'undone',
] as const;

export type EventVerb = (typeof EVENT_VERBS)[number];

/**
 * Bands of confidence by their lower end, in percent, the highest first. What is below the last is in no band: it is
 * unknown, and so is what a model did not say.
 */
export const CONFIDENCE_BANDS = [90, 80, 70, 50, 0] as const;

/** What became of proposals. A value counts once for each suggestion. */
export type DecisionCounts = Record<EventVerb, number>;

/** Where people decide: on an issue itself, on the triage page one by one, or there about many at once. */
export const SURFACES = ['panel', 'page', 'batch'] as const;

export type Surface = (typeof SURFACES)[number];

/** What can be decided. */
export const DECISION_KINDS = ['applied', 'dismissed', 'undone'] as const;

const HOUR_MS = 3_600_000;

/** Upper ends of what is told apart of an issue's age when it is triaged, in milliseconds: an hour, four, a day, three, a week, a month. */
export const AGES = [1, 4, 24, 72, 168, 720].map((hours) => hours * HOUR_MS);
