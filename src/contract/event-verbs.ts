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

/** What became of proposals. A value counts once for each suggestion. */
export type DecisionCounts = Record<EventVerb, number>;
