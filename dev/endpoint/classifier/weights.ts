/**
 * What each kind of evidence counts for, and how confident a proposal with it is: how often such proposals were right
 * on resolved issues of four open-source projects. Confidences, scores and shares are 0 to 1.
 */
export const WEIGHTS = {
  /** How well a value's name fits the ticket. */
  name: {
    /** A word in the description, beside 1 for one in the summary; it says more the more often it stands there. */
    inDescription: 0.45,
    perDoubling: 0.1,
    inDescriptionAtMost: 0.8,
    /** Below it, as many matches are wrong as chance would make wrong. */
    weakest: 0.4,
    /** A name that the ticket mentions in full is worth a proposal beside a better one. */
    full: 0.9,
    /** A lone best match is right about as often as its score says, a little less at the top. */
    confidence: { base: 0.2, slope: 0.68, atMost: 0.88 },
    /** Of several equally good ones, about every second is right. */
    ofSeveral: 0.62,
    atMost: 3,
  },
  /** The voices of similar issues. */
  votes: {
    /** Nearness counts squared, so that near examples outvote many far ones; this is left to those without a common word. */
    least: 0.02,
    /** A doubt that votes for nothing. */
    doubt: 0.2,
    /** Fewer examples than this agree by chance. */
    few: 3,
  },
  /** The lead over the best other value makes the confidence: logistic regression, half the time right without a lead. */
  components: {
    /** A name that is mentioned in full, beside all examples together. */
    name: 0.45,
    even: 0.05,
    lead: 4.4,
    /** Taken off for each example that is missing to a few. */
    perMissing: 0.1,
    atMost: 3,
    /** How often the general component is right where the ticket names none. */
    general: 0.6,
    /** How often one guess of a few is right, at most. */
    guess: 0.15,
  },
  /** Keywords for a kind of work. */
  labelRule: {
    issueType: 0.5,
    opening: 0.5,
    inSummary: 0.45,
    perWordInDescription: 0.12,
    inDescriptionAtMost: 0.24,
    confidence: { base: 0.25, slope: 0.75 },
  },
  labels: {
    /** Keywords, beside all examples together. */
    rule: 1.1,
    even: 0.5,
    lead: 2,
    /** Fewer similar issues with a label than this, or a smaller part of them, are chance. */
    supportersAtLeast: 2,
    shareAtLeast: 0.25,
    /** Nothing that is said by words or by others is certain. */
    confidenceAtMost: 0.9,
    atMost: 5,
  },
  priority: {
    /** It grows with how many examples agree; even when all do, nothing that the ticket says is known to bear on it. */
    confidence: { base: 0.15, slope: 0.65, atMost: 0.74 },
    /** An example that is nearly as near as the nearest one: which of them comes first is chance. */
    nearly: 0.9,
    /** Words predict a priority poorly. Descriptions mention crashes and loss in passing; summaries do not. */
    sign: { outage: 0.4, loss: 0.35, crash: 0.3, cosmetic: 0.4, inDescription: 0.6 },
  },
} as const;
