import type { ErrorDetails } from '../../contract/error-body';
import type { FieldChange, SuggestionView } from '../../contract/panel';
import { TriageError } from '../../contract/triage-error';
import { replaces, type TriageField } from '../../contract/triage-field';
import { isPresent } from '../../fields/field-rules';
import type { IssueSnapshot } from '../../issue/issue';
import { toUndo, withoutChanges } from '../../issue/issue-changes';
import { recordQuietly } from '../../statistics/record-quietly';
import type { StoredDecision } from '../suggestion/decision';
import { undoEvent } from '../suggestion/decision-events';
import { countValues, effectiveState, stillThere } from '../suggestion/decision-state';
import { suggestionView } from '../suggestion/suggestion-view';
import type { TriageContext } from '../triage-context';
import { loadDecidable } from './load-decidable';
import { settleDecision } from './settle-decision';
import { unteachQuietly } from './teach-quietly';
import { assertTimeToWrite, writeChange } from './write-change';

/** The first field whose value somebody replaced in its turn, if that is what makes the undo stale. */
function replacedSince(changes: FieldChange[], issue: IssueSnapshot): ErrorDetails | undefined {
  const change = changes.find(({ field, added }) => replaces(field) && !added.some((value) => isPresent(issue, field, value)));
  return change && { current: { field: change.field, value: issue.values[change.field][0] ?? null } };
}

/** The field that an undo would leave empty although Jira requires a value. */
function emptiedAlthoughRequired(changes: FieldChange[], issue: IssueSnapshot): TriageField | undefined {
  const { values } = withoutChanges(issue, changes);
  return changes.find(({ field }) => issue.editable[field]?.isRequired === true && values[field].length === 0)?.field;
}

/**
 * Takes back exactly what accepting changed, as the person who asks. What is undone already stays so.
 * @throws TriageError `STALE_SUGGESTION` when somebody changed any of it since: their decision stands; `VALUE_NOT_ALLOWED` where
 *   Jira requires what would be taken back
 */
export async function undoTriage(context: TriageContext, payload: { suggestionId: string }): Promise<{ suggestion: SuggestionView }> {
  const loaded = await loadDecidable(context, payload.suggestionId);
  const { settings, suggestion, decision, issue, similar } = loaded;
  if (decision?.state === 'undone') return { suggestion: suggestionView(suggestion, decision, issue, settings, similar) };
  if (decision === null || (decision.state !== 'undoing' && effectiveState(decision, issue) !== 'applied'))
    throw new TriageError('STALE_SUGGESTION');
  const remaining = stillThere(decision.changes, issue);
  // An undo that was cut short has taken back a part already, and finishes with the rest.
  if (decision.state !== 'undoing' && countValues(remaining) !== countValues(decision.changes)) {
    throw new TriageError('STALE_SUGGESTION', { details: replacedSince(decision.changes, issue) });
  }
  const required = emptiedAlthoughRequired(remaining, issue);
  if (required !== undefined) throw new TriageError('VALUE_NOT_ALLOWED', { details: { required } });
  assertTimeToWrite(context);
  const { store, issueId, random } = context;
  const { expiresAt } = suggestion;
  const intent: StoredDecision = { ...decision, state: 'undoing', at: context.clock(), revision: random.id(), busyUntil: context.deadline };
  if (!(await store.writeDecision(issueId, intent, decision, expiresAt))) throw new TriageError('STALE_SUGGESTION');
  await writeChange(context, toUndo(remaining), { intent, before: decision, expiresAt });
  const undone: StoredDecision = { ...intent, state: 'undone' };
  const [settled] = await Promise.all([
    settleDecision(context, settings, suggestion, { intent, outcome: undone }, 'undone'),
    recordQuietly(context, undoEvent(undone)),
    unteachQuietly(context, loaded),
  ]);
  const seen = settled.issue ?? withoutChanges(issue, remaining);
  return { suggestion: suggestionView(suggestion, settled.decision, seen, settings, similar) };
}
