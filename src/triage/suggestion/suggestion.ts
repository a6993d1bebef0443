import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { countShape, timeShape, valueShape } from '../../contract/shapes';
import { byField, TRIAGE_FIELDS } from '../../contract/triage-field';

const PROVIDERS = ['built-in', 'atlassian', 'endpoint'] as const;

/** Who can propose: the project's past, one of Atlassian's models, or the administrator's own endpoint. */
export type SuggestionProvider = (typeof PROVIDERS)[number];

const proposalShape = once(() =>
  z.object({
    value: valueShape(),
    /** 0 to 1; null when the model gave none that could be read. */
    confidence: z.nullable(z.number()),
    reason: z.string(),
    /** What the built-in provider's reason says, for readers of another language. */
    grounds: z.optional(
      z.object({ words: z.array(z.string()), nameWords: z.array(z.string()), labelled: countShape(), seen: countShape() }),
    ),
    /** What the model and the project's past said together, in log-odds, where both had a say. */
    evidence: z.optional(z.number()),
    /** Of a level that is rarely so urgent in the project, without anything learned that speaks for it: the part of past issues that are at least as urgent. */
    inflatedBeyond: z.optional(z.number()),
  }),
);

export type StoredProposal = z.infer<ReturnType<typeof proposalShape>>;

/** Suggestions of earlier versions had one field whose value is replaced, and named it. */
function nameReplacedFields(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('priorityThen' in stored)) return stored;
  const { priorityThen, ...rest } = stored;
  return { ...rest, valuesThen: { priority: priorityThen === null ? [] : [priorityThen] } };
}

/** What the model proposed, judged. No issue text; `reason` is derived from it, hence the expiry. */
export const suggestionShape = once(() =>
  z.pipe(
    z.transform(nameReplacedFields),
    z.object({
      id: z.string(),
      issueId: z.string(),
      createdAt: timeShape(),
      expiresAt: timeShape(),
      /** What stood in the fields that accepting replaces when the suggestion was made: it is refused when that has changed. */
      valuesThen: z.partialRecord(z.enum(TRIAGE_FIELDS), z.array(valueShape())),
      /** A field that came since has none. */
      proposals: z.object(byField(() => z._default(z.array(proposalShape()), []))),
      model: z.string(),
      /** Where the answer came from; suggestions of earlier versions do not say. */
      provider: z.optional(z.enum(PROVIDERS)),
      /** Past issues that the built-in provider had learned from; null where a model answered. */
      learnedFrom: z._default(z.nullable(z.number()), null),
      /** Past issues of the profile that a model's answer was weighed against; null where there was none. */
      weighedAgainst: z._default(z.nullable(z.number()), null),
      durationMs: z.number(),
      descriptionCharacters: z.number(),
      /** Ids of the similar issues that were shown to the model, most similar first. */
      evidenceIds: z.array(z.string()),
      /** SHA-256 of all that decided the answer. */
      inputHash: z.string(),
      /** SHA-256 of the issue and of the settings, by which it is found to be about the same still; suggestions of earlier versions have none. */
      issueHash: z.optional(z.string()),
    }),
  ),
);

export type StoredSuggestion = z.infer<ReturnType<typeof suggestionShape>>;

/** Which suggestion of an issue is the newest, and what it answers. */
export const latestShape = once(() => z.object({ id: z.string(), inputHash: z.string() }));

export type StoredLatest = z.infer<ReturnType<typeof latestShape>>;

/** The suggestions of each issue. Every method rejects with a `TriageError`. */
export interface SuggestionStore {
  readLatest(issueId: string): Promise<StoredLatest | null>;
  /** Null when there is none or it has expired. */
  readSuggestion(issueId: string, id: string): Promise<StoredSuggestion | null>;
}
