import type { SuggestionView } from './panel';
import type { TriageField } from './triage-field';

/**
 * `applied`: people accepted these values. `dismissed`: people put the proposals aside, or took back what they had accepted.
 * `pending`: the model is still at it. `nothing`: there is nothing to propose.
 */
export type ActionState = 'proposed' | 'applied' | 'dismissed' | 'pending' | 'nothing';

/** What the action found, before it is put into words. `triaged`: people have accepted a suggestion that is gone by now. */
export type ActionAnswer = { issueKey: string } & (
  | { state: 'proposed' | 'applied' | 'dismissed'; suggestion: SuggestionView }
  | { state: 'pending' }
  | { state: 'nothing'; because: 'triaged' | 'nothing-suggested' }
);

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

/** Languages that the action answers in beside English: those that the app speaks. */
export const ANSWER_LOCALES = ['de-DE', 'es-ES', 'fr-FR', 'ja-JP', 'pt-BR'] as const;

/** The one of {@link ANSWER_LOCALES} in which somebody with this locale reads; null where that is English. */
export function answerLocale(locale: string): (typeof ANSWER_LOCALES)[number] | null {
  const [language] = locale.split(/[-_]/u);
  return ANSWER_LOCALES.find((each) => each.startsWith(`${language}-`)) ?? null;
}
