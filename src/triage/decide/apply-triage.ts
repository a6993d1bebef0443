import type { AcceptedValues, FieldChange, SuggestionView } from '../../contract/panel';
import { text } from '../../contract/text';
import { TriageError } from '../../contract/triage-error';
import { byField, replaces, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import { allowedValuesFor } from '../../fields/allowed-values';
import { isPresent } from '../../fields/field-rules';
import type { IssueSnapshot } from '../../issue/issue';
import { mergeChanges, toApply, withChanges } from '../../issue/issue-changes';
import { isProjectIncluded } from '../../settings/effective-settings';
import { recordQuietly } from '../../statistics/record-quietly';
import type { StoredDecision } from '../suggestion/decision';
import { acceptEvent } from '../suggestion/decision-events';
import { stillThere } from '../suggestion/decision-state';
import { isReplacedSince } from '../suggestion/replaced-since';
import { suggestionView } from '../suggestion/suggestion-view';
import type { TriageContext } from '../triage-context';
import { loadDecidable, type Decidable } from './load-decidable';
import { settleDecision } from './settle-decision';
import { teachQuietly } from './teach-quietly';
import { assertTimeToWrite, writeChange } from './write-change';

/** Looks every accepted value up on the allowlist in force, narrowed to what this issue may take. */
function checkedValues({ settings, issue }: Decidable, accepted: AcceptedValues): Record<TriageField, FieldValue[]> {
  const allowed = allowedValuesFor(settings, issue);
  const refused: string[] = [];
  const pick = (field: TriageField): FieldValue[] =>
    [...new Set(accepted[field])].flatMap((id) => {
      const found = (allowed[field] ?? []).find(({ value }) => value.id === id);
      if (found === undefined) refused.push(id);
      return found === undefined ? [] : [found.value];
    });
  const values = byField(pick);
  if (refused.length > 0) throw new TriageError('VALUE_NOT_ALLOWED', { details: { values: refused } });
  if (TRIAGE_FIELDS.every((field) => values[field].length === 0)) {
    throw new TriageError('INVALID_INPUT', { details: { faults: [{ path: 'accepted', message: text('Choose at least one value.') }] } });
  }
  return values;
}

/** Adding is never stale; replacing a value that somebody changed since would undo their decision. */
function assertUnchanged({ suggestion, issue }: Decidable, chosen: Record<TriageField, FieldValue[]>): void {
  for (const field of TRIAGE_FIELDS.filter(replaces)) {
    const [current, wanted] = [issue.values[field][0], chosen[field][0]];
    if (wanted === undefined || current?.id === wanted.id || !isReplacedSince(suggestion, issue, field)) continue;
    throw new TriageError('STALE_SUGGESTION', { details: { current: { field, value: current ?? null } } });
  }
}

/** What of the accepted values the issue has not got yet. */
function missingOn(issue: IssueSnapshot, values: Record<TriageField, FieldValue[]>): FieldChange[] {
  return TRIAGE_FIELDS.flatMap((field): FieldChange[] => {
    const added = values[field].filter((value) => !isPresent(issue, field, value));
    return added.length === 0 ? [] : [{ field, added, ...(replaces(field) ? { from: issue.values[field][0] ?? null } : {}) }];
  });
}

function isAlreadyApplied(decision: StoredDecision, values: Record<TriageField, FieldValue[]>, { issue }: Decidable): boolean {
  return decision.state === 'applied' && TRIAGE_FIELDS.every((field) => values[field].every((value) => isPresent(issue, field, value)));
}

/** Beside what this attempt wrote, what an interrupted one had meant to write stands on the issue by now, however late it was. */
async function withLateChanges(
  { jira, issueId }: TriageContext,
  intent: StoredDecision,
  interrupted: StoredDecision | null,
): Promise<FieldChange[]> {
  const issue = interrupted === null ? null : await jira.readIssue(issueId).catch(() => null);
  return interrupted === null || issue === null ? intent.changes : mergeChanges(stillThere(interrupted.changes, issue), intent.changes);
}

/**
 * Writes what the person accepted, as that person: nothing is removed but a value that is
 * replaced, and no other field is touched. The intent is stored first, so that an apply which is cut short can
 * be repeated and undone.
 */
export async function applyTriage(
  context: TriageContext,
  payload: { suggestionId: string; accepted: AcceptedValues },
): Promise<{ suggestion: SuggestionView }> {
  const loaded = await loadDecidable(context, payload.suggestionId);
  const { site, settings, suggestion, decision, issue, similar } = loaded;
  if (!isProjectIncluded(site, issue.projectKey)) throw new TriageError('NOT_CONFIGURED', { details: { missing: ['project'] } });
  const values = checkedValues(loaded, payload.accepted);
  if (decision !== null && isAlreadyApplied(decision, values, loaded)) {
    return { suggestion: suggestionView(suggestion, decision, issue, settings, similar) };
  }
  if (decision !== null && decision.state !== 'applying') throw new TriageError('STALE_SUGGESTION');
  assertUnchanged(loaded, values);
  assertTimeToWrite(context);

  const { store, issueId, random } = context;
  const { expiresAt } = suggestion;
  // What an interrupted attempt of the same apply had written is part of this one.
  const done = decision === null ? [] : stillThere(decision.changes, issue);
  const missing = missingOn(issue, values);
  const intent: StoredDecision = {
    suggestionId: suggestion.id,
    state: 'applying',
    at: context.clock(),
    revision: random.id(),
    busyUntil: context.deadline,
    changes: mergeChanges(done, missing),
  };
  const isMine =
    decision === null
      ? await store.createDecision(issueId, intent, expiresAt)
      : await store.writeDecision(issueId, intent, decision, expiresAt);
  if (!isMine) throw new TriageError('STALE_SUGGESTION');
  const before = decision === null || done.length === 0 ? null : { ...decision, changes: done };
  await writeChange(context, toApply(missing), { intent, before, expiresAt });
  const applied: StoredDecision = { ...intent, state: 'applied', changes: await withLateChanges(context, intent, decision) };
  const [settled] = await Promise.all([
    settleDecision(context, settings, suggestion, { intent, outcome: applied }, 'applied'),
    recordQuietly(context, acceptEvent(loaded, values, context.clock())),
    teachQuietly(context, loaded, values),
  ]);
  return { suggestion: suggestionView(suggestion, settled.decision, settled.issue ?? withChanges(issue, missing), settings, similar) };
}
