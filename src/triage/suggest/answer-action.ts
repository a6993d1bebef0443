import type { ActionOutputs, ActionState } from '../../contract/action';
import { errorText } from '../../contract/error-catalog';
import type { ProposalView, SuggestionView } from '../../contract/panel';
import { TriageError } from '../../contract/triage-error';
import { TRIAGE_FIELDS, type TriageField } from '../../contract/triage-field';
import type { TriageContext } from '../triage-context';
import { getPanel } from './get-panel';
import { suggestTriage } from './suggest-triage';

/** What an action works with: the issue is in its input. */
export type ActionContext = Omit<TriageContext, 'issueId' | 'project'>;

const PENDING = 'The model needs longer than an action may take. Run this action again in a few minutes to get the proposals.';
const ALREADY = 'This issue has been triaged already.';

interface Told {
  names: string[];
  /** The lowest one; null when unknown. */
  confidence: number | null;
  lines: string[];
}

function tell(
  issueKey: string,
  state: ActionState,
  model: string | null,
  fields: Partial<Record<TriageField, Told>>,
  otherwise = '',
): ActionOutputs {
  const values = TRIAGE_FIELDS.flatMap((field) => {
    const { names = [], confidence = null } = fields[field] ?? {};
    return [
      [field, names.length === 0 ? null : names.join(', ')],
      [`${field}Confidence`, confidence],
    ];
  });
  const lines = TRIAGE_FIELDS.flatMap((field) => fields[field]?.lines ?? []);
  const named = Object.fromEntries(values) as Omit<ActionOutputs, 'issueKey' | 'state' | 'summary' | 'model'>;
  return { issueKey, state, summary: lines.join('\n') || otherwise, model, ...named };
}

function titleOf(field: TriageField): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}

function describe(field: TriageField, { value, confidence, reason, preselected }: ProposalView): string {
  const sureness = confidence === null ? '' : ` (${confidence.toFixed(2)}${preselected ? '' : ', not recommended'})`;
  return `${titleOf(field)}: ${value.name}${sureness}${reason === '' ? '' : `: ${reason}`}`;
}

function tellProposals(issueKey: string, { fields, model }: SuggestionView): ActionOutputs {
  const told = fields.map(({ field, proposals }) => {
    const recommended = proposals.filter(({ preselected }) => preselected);
    const known = recommended.flatMap(({ confidence }) => confidence ?? []);
    const confidence = known.length === 0 || known.length < recommended.length ? null : Math.min(...known);
    return [
      field,
      { names: recommended.map(({ value }) => value.name), confidence, lines: proposals.map((each) => describe(field, each)) },
    ];
  });
  return tell(issueKey, 'proposed', model, Object.fromEntries(told) as Partial<Record<TriageField, Told>>);
}

function tellApplied(issueKey: string, { outcome, model }: SuggestionView): ActionOutputs {
  const changes = outcome.kind === 'applied' ? outcome.changes : [];
  const told = changes.map(({ field, added }) => {
    const names = added.map(({ name }) => name);
    return [field, { names, confidence: null, lines: [`${titleOf(field)}: ${names.join(', ')} (accepted)`] }];
  });
  return tell(issueKey, 'applied', model, Object.fromEntries(told) as Partial<Record<TriageField, Told>>, ALREADY);
}

/** Whether people accepted the newest suggestion, so that asking again would only cost. */
async function isApplied({ store, issueId }: TriageContext): Promise<boolean> {
  const latest = await store.readLatest(issueId);
  return latest !== null && (await store.readDecision(issueId, latest.id))?.state === 'applied';
}

/**
 * The read-only action: the proposals for an issue, from the stored suggestion where nothing has changed since, and
 * within the budgets otherwise. Reading the issue as the person is what authorizes; nothing is written to Jira.
 * @throws TriageError what a suggestion throws, but for `NOTHING_SUGGESTED`, which is an answer
 */
export async function answerAction(context: ActionContext, { issueKey: asked }: { issueKey: string }): Promise<ActionOutputs> {
  const issue = await context.jira.readIssue(asked);
  const project = { id: issue.projectId, key: issue.projectKey };
  const own: TriageContext = { ...context, issueId: issue.id, project };
  try {
    if (await isApplied(own)) {
      const panel = await getPanel(own);
      if (panel.kind === 'suggestion' && panel.suggestion.outcome.kind === 'applied') return tellApplied(issue.key, panel.suggestion);
      return tell(issue.key, 'nothing', null, {}, ALREADY);
    }
    const outcome = await suggestTriage(own, { again: false });
    return outcome.status === 'ready' ? tellProposals(issue.key, outcome.suggestion) : tell(issue.key, 'pending', null, {}, PENDING);
  } catch (error) {
    if (!(error instanceof TriageError) || error.code !== 'NOTHING_SUGGESTED') throw error;
    return tell(issue.key, 'nothing', null, {}, errorText('NOTHING_SUGGESTED', undefined).message);
  }
}
