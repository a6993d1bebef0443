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
