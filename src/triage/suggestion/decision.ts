import * as z from 'zod/mini';
import { once } from '../../contract/once';
import { timeShape, valueShape } from '../../contract/shapes';
import { TRIAGE_FIELDS } from '../../contract/triage-field';

/** What became of a suggestion. `applying` and `undoing` are intents, written before Jira is called. */
export const decisionShape = once(() =>
  z.object({
    suggestionId: z.string(),
    state: z.enum(['applying', 'applied', 'undoing', 'undone', 'dismissed']),
    at: timeShape(),
    /** Another one each time that it is written, so that nobody replaces what they have not read. */
    revision: z._default(z.string(), ''),
    /** Of an intent: until when whoever wrote it may be at it, milliseconds since 1970. */
    busyUntil: z.optional(timeShape()),
    changes: z.array(z.object({ field: z.enum(TRIAGE_FIELDS), added: z.array(valueShape()), from: z.optional(z.nullable(valueShape())) })),
  }),
);

export type StoredDecision = z.infer<ReturnType<typeof decisionShape>>;

/** What became of each suggestion. Every method rejects with a `TriageError`. */
export interface DecisionStore {
  readDecision(issueId: string, suggestionId: string): Promise<StoredDecision | null>;
  /** False when there is a decision already: the caller lost the race. */
  createDecision(issueId: string, decision: StoredDecision, expiresAt: number): Promise<boolean>;
  /** Replaces `before`. False when something else stands there by now. */
  writeDecision(issueId: string, decision: StoredDecision, before: StoredDecision, expiresAt: number): Promise<boolean>;
  /** Leaves the suggestion without a decision. False when something else stands there by now. */
  deleteDecision(issueId: string, decision: StoredDecision): Promise<boolean>;
}
