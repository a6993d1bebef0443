import type { TriageField } from './triage-field';

/**
 * `applied`: people accepted these values. `dismissed`: people put the proposals aside, or took back what they had accepted.
 * `pending`: the model is still at it. `nothing`: there is nothing to propose.
 */
export type ActionState = 'proposed' | 'applied' | 'dismissed' | 'pending' | 'nothing';

/**
 * What the action `suggest-triage` answers, the same to a rule, an agent and an MCP client: names of values that are
 * recommended, joined by commas, and the lowest confidence among them. Forge takes ten outputs at most.
 */
export type ActionOutputs = Record<TriageField, string | null> &
  Record<`${TriageField}Confidence`, number | null> & {
    issueKey: string;
    state: ActionState;
    /** All of it in words, those that are not recommended included, one line for each value. */
    summary: string;
    model: string | null;
  };

/** How an action fails: a rule stops and shows the messages, an agent tells them. */
export interface ActionErrors {
  errors: { message: string }[];
}
