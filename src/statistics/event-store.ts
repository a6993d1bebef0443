import * as z from 'zod/mini';
import { AGES, DECISION_KINDS, EVENT_VERBS, SURFACES } from '../contract/event-verbs';
import { once } from '../contract/once';
import { valueShape } from '../contract/shapes';
import { byField, TRIAGE_FIELDS } from '../contract/triage-field';

const decidedShape = once(() =>
  z.object({
    field: z.enum(TRIAGE_FIELDS),
    /** Whether the panel had ticked it beforehand. */
    isTicked: z.boolean(),
    /** Lower end of its band of confidence; null when unknown. */
    band: z.nullable(z.number()),
    isAccepted: z.boolean(),
  }),
);

export type DecidedProposal = z.infer<ReturnType<typeof decidedShape>>;

/** Upper ends of what is told apart of waiting, in milliseconds: an hour, a day, a week. */
export const WAITS = [3_600_000, 86_400_000, 604_800_000] as const;

/** Something that happened to a suggestion, with no text of the issue and no person. */
export const eventShape = once(() =>
  z.object({
    suggestionId: z.string(),
    /** One record for each kind and suggestion, so that nothing counts twice. */
    kind: z.enum(['proposed', 'applied', 'dismissed', 'undone']),
    /** Milliseconds since 1970. */
    at: z.number(),
    /** Absent where nobody decided, and in records from before it was noted. */
    projectId: z.optional(z.string()),
    /** Each proposal that somebody accepted or left out. */
    decided: z._default(z.array(decidedShape()), []),
    /** How long the suggestion had waited for this decision, in milliseconds; absent where nobody decided, and in older records. */
    waited: z.optional(z.number()),
    /** Where somebody decided; absent where nobody did, and in older records. */
    via: z.optional(z.enum(SURFACES)),
    /** With `applied`: how old the issue was, in milliseconds. Absent in older records. */
    age: z.optional(z.number()),
    values: z.partialRecord(z.enum(EVENT_VERBS), z.partialRecord(z.enum(TRIAGE_FIELDS), z.array(valueShape()))),
  }),
);

export type TriageEvent = z.infer<ReturnType<typeof eventShape>>;

/** How often each verb happened, in the order of {@link EVENT_VERBS}. */
const countsShape = once(() => z.array(z.number()).check(z.length(EVENT_VERBS.length)));

export type VerbCounts = z.infer<ReturnType<typeof countsShape>>;

const fieldSumShape = once(() =>
  z.object({ counts: countsShape(), values: z.array(z.object({ value: valueShape(), counts: countsShape() })) }),
);

/** How many were accepted and how many left out. */
const outcomesShape = once(() => z.object({ accepted: z.number(), dismissed: z.number() }));

/** The events of one day, summed. A field that came since has none. */
export const daySumShape = once(() =>
  z.object({
    suggestions: z.number(),
    decided: z._default(z.array(z.extend(z.omit(decidedShape(), { isAccepted: true }), outcomesShape().shape)), []),
    /** The projects with the most decisions. */
    projects: z._default(z.array(z.extend(outcomesShape(), { projectId: z.string() })), []),
    /** Decisions by how long their suggestion had waited, in the order of {@link WAITS}, and those that waited longer. */
    waits: z._default(z.array(z.number()).check(z.length(WAITS.length + 1)), [...WAITS.map(() => 0), 0]),
    /** Decisions by where they were made. */
    surfaces: z._default(z.array(z.object({ via: z.enum(SURFACES), kind: z.enum(DECISION_KINDS), count: z.number() })), []),
    /** What was accepted by the age, in the order of {@link AGES}, and those that were older. */
    ages: z._default(z.array(z.number()).check(z.length(AGES.length + 1)), [...AGES.map(() => 0), 0]),
    fields: z.object(byField(() => z._default(fieldSumShape(), { counts: EVENT_VERBS.map(() => 0), values: [] }))),
  }),
);

export type DaySum = z.infer<ReturnType<typeof daySumShape>>;

/** Records for the statistics: each under a key of its own, because storage has no counter. Days are `YYYY-MM-DD` in UTC. */
export interface EventStore {
  /** Rejects with a `TriageError`; a caller for whom statistics are not the point ignores that. */
  recordEvent(event: TriageEvent): Promise<void>;
  /** A page of a day's events. Storage's queries lag behind by seconds. `next` is null at the end. */
  readEvents(day: string, cursor: string | null): Promise<{ events: TriageEvent[]; next: string | null }>;
  /** The sums of those of the days that have one. */
  readDaySums(days: string[]): Promise<Map<string, DaySum>>;
  writeDaySum(day: string, sum: DaySum): Promise<void>;
}
