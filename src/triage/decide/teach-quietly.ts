import { byField, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import { allowedValuesFor } from '../../fields/allowed-values';
import { heldBackBy } from '../../fields/field-rules';
import { teachProfile, unteachProfile } from '../../providers/built-in/teach-profile';
import { cleanIssueText } from '../../text/clean-issue-text';
import type { StoredDecision } from '../suggestion/decision';
import type { TriageContext } from '../triage-context';
import { judgeModel } from './judge-model';
import type { Decidable } from './load-decidable';

type Values = Record<TriageField, FieldValue[]>;

/** From the first of these on, what a decision taught is taken back. */
const UNDONE: readonly StoredDecision['state'][] = ['undoing', 'undone'];

/** What reading a profile and keeping a lesson take at most, in milliseconds: storage's own time limit in each round. */
const TIME_TO_TEACH_MS = 12_000;

/**
 * Whether a decision may touch a profile at all. The suggestion tells, so that a decision costs no call of storage where
 * nothing was learned.
 */
function mayTeach({ clock, deadline }: TriageContext, { suggestion }: Decidable): boolean {
  return (suggestion.learnedFrom ?? suggestion.weighedAgainst ?? 0) > 0 && deadline - clock() >= TIME_TO_TEACH_MS;
}

/** Proposals that were ticked beforehand and are not among what was chosen: they teach. */
function refusedOf({ suggestion, issue, settings }: Decidable, chosen: Values): Values {
  return byField((field) =>
    suggestion.proposals[field]
      .filter((proposal) => heldBackBy(issue, settings, field, proposal) === undefined)
      .map(({ value }) => value)
      .filter(({ id }) => !chosen[field].some((value) => value.id === id)),
  );
}

/** What is not to come back for the same text. Whoever dismisses a suggestion wants none of it, whether it was ticked or not. */
function unwantedOf(decidable: Decidable, chosen: Values): Values {
  const isDismissed = TRIAGE_FIELDS.every((field) => chosen[field].length === 0);
  if (!isDismissed) return refusedOf(decidable, chosen);
  return byField((field) => decidable.suggestion.proposals[field].map(({ value }) => value));
}

/**
 * Lets the project's profile learn from what was decided, whoever proposed it, and what is known of the model too. The
 * decision stands whether or not that works, so what fails here fails quietly.
 * @param chosen nothing at all when the suggestion was dismissed
 */
export async function teachQuietly(context: TriageContext, decidable: Decidable, chosen: Values = byField(() => [])): Promise<void> {
  if (!mayTeach(context, decidable)) return;
  const { issue, settings, suggestion } = decidable;
  const { store, clock } = context;
  try {
    const [secret, head] = await Promise.all([store.readInstallationSecret(), store.readProfileHead(issue.projectId)]);
    if (secret === null || head === null) return;
    const allowed = allowedValuesFor(settings, issue);
    if (!head.choices.decisions) return;
    const refused = refusedOf(decidable, chosen);
    const teaching = teachProfile(store, secret, head, {
      projectId: issue.projectId,
      suggestionId: suggestion.id,
      issueId: issue.id,
      at: clock(),
      text: cleanIssueText(issue, { maskPersonalData: settings.maskPersonalData, names: issue.people }),
      allowed: byField((field) => (allowed[field] ?? []).map(({ value }) => value)),
      chosen,
      refused,
      unwanted: unwantedOf(decidable, chosen),
    });
    await Promise.all([teaching, judgeModel(store, decidable, { chosen, refused })]);
    // Whoever took the decision back before that has found nothing to take back of what it taught.
    const decision = await store.readDecision(context.issueId, suggestion.id);
    if (decision === null || UNDONE.includes(decision.state)) await unteachQuietly(context, decidable);
  } catch {
    // The next time it is learned anew, Jira has what was decided.
  }
}

/** Takes back what a decision taught, as quietly. */
export async function unteachQuietly(context: TriageContext, decidable: Decidable): Promise<void> {
  if (!mayTeach(context, decidable)) return;
  const { issue, suggestion } = decidable;
  const { store } = context;
  await Promise.all([unteachProfile(store, issue.projectId, suggestion.id), judgeModel(store, decidable, null)]).catch(() => undefined);
}
