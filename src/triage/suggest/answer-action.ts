import type { ActionOutputs, ActionState } from '../../contract/action';
import { errorText } from '../../contract/error-catalog';
import type { ProposalView, SuggestionView } from '../../contract/panel';
import { TriageError } from '../../contract/triage-error';
import { TRIAGE_FIELDS, type TriageField } from '../../contract/triage-field';
import type { IssueWithPeople } from '../../issue/issue';
import { missingSettings } from '../../settings/missing-settings';
import { readEffectiveSettings } from '../../settings/read-effective-settings';
import { assertMayTriage } from '../question/assert-may-triage';
import { readEvidence } from '../question/evidence/read-evidence';
import { cleanTicket, issueHashOf } from '../question/prepare-question';
import type { StoredDecision } from '../suggestion/decision';
import type { StoredSuggestion } from '../suggestion/suggestion';
import { suggestionView } from '../suggestion/suggestion-view';
import type { TriageContext } from '../triage-context';
import { getPanel } from './get-panel';
import { suggestTriage } from './suggest-triage';

/** What an action works with: the issue is in its input. */
export type ActionContext = Omit<TriageContext, 'issueId' | 'project'>;

const PENDING = 'The model needs longer than an action may take. Run this action again in a few minutes to get the proposals.';
const ALREADY = 'This issue has been triaged already.';
const PUT_ASIDE = 'People have put these proposals aside:';

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

/** Recommends nothing: a rule that goes by the values would do what people decided against. */
function tellPutAside(issueKey: string, { fields, model }: SuggestionView): ActionOutputs {
  const lines = fields.flatMap(({ field, proposals }) => proposals.map((each) => describe(field, { ...each, preselected: false })));
  return tell(issueKey, 'dismissed', model, {}, [PUT_ASIDE, ...lines].join('\n'));
}

function tellSuggestion(issueKey: string, suggestion: SuggestionView): ActionOutputs {
  return (suggestion.outcome.kind === 'open' ? tellProposals : tellPutAside)(issueKey, suggestion);
}

function tellApplied(issueKey: string, { outcome, model }: SuggestionView): ActionOutputs {
  const changes = outcome.kind === 'applied' ? outcome.changes : [];
  const told = changes.map(({ field, added }) => {
    const names = added.map(({ name }) => name);
    return [field, { names, confidence: null, lines: [`${titleOf(field)}: ${names.join(', ')} (accepted)`] }];
  });
  return tell(issueKey, 'applied', model, Object.fromEntries(told) as Partial<Record<TriageField, Told>>, ALREADY);
}

/** What is stored about an issue, by the newest suggestion. */
interface Stored {
  suggestion: StoredSuggestion | null;
  decision: StoredDecision | null;
}

async function readStored({ store, issueId }: TriageContext): Promise<Stored> {
  const latest = await store.readLatest(issueId);
  if (latest === null) return { suggestion: null, decision: null };
  const [suggestion, decision] = await Promise.all([store.readSuggestion(issueId, latest.id), store.readDecision(issueId, latest.id)]);
  return { suggestion, decision };
}

/**
 * The stored suggestion as it is now, where it is about the same issue still and this person may see what it rests on, in
 * whichever language it was asked for and whether similar issues were looked for or not. It takes nothing out of any budget, and
 * what people decided stays. Null: it has to be asked for.
 */
async function readReady(context: TriageContext, issue: IssueWithPeople, { suggestion, decision }: Stored): Promise<SuggestionView | null> {
  if (suggestion === null || decision?.state === 'applying' || decision?.state === 'undoing') return null;
  const { settings } = await readEffectiveSettings(context, issue.projectId);
  const isSame = suggestion.issueHash === issueHashOf(cleanTicket(issue, settings), settings);
  if (!isSame || missingSettings(settings, issue.projectKey).length > 0) return null;
  assertMayTriage(issue, settings);
  const similar = await readEvidence(context, suggestion);
  return similar === null ? null : suggestionView(suggestion, decision, issue, settings, similar);
}

/**
 * The read-only action: the proposals for an issue, from the stored suggestion where nothing has changed since, and
 * within the budgets otherwise. Reading the issue as the person is what authorizes; nothing is written to Jira, and what
 * people decided stays as it is.
 * @throws TriageError what a suggestion throws, but for `NOTHING_SUGGESTED`, which is an answer
 */
export async function answerAction(context: ActionContext, { issueKey: asked }: { issueKey: string }): Promise<ActionOutputs> {
  const issue = await context.jira.readIssueWithPeople(asked);
  const { key, projectId, projectKey } = issue;
  // It has just been read, by whatever key it is known.
  const jira: TriageContext['jira'] = { ...context.jira, readIssue: async () => issue, readIssueWithPeople: async () => issue };
  const own: TriageContext = { ...context, jira, issueId: issue.id, project: { id: projectId, key: projectKey } };
  try {
    const stored = await readStored(own);
    // Asking again would only cost.
    if (stored.decision?.state === 'applied') {
      const panel = await getPanel(own);
      if (panel.kind === 'suggestion' && panel.suggestion.outcome.kind === 'applied') return tellApplied(key, panel.suggestion);
      return tell(key, 'nothing', null, {}, ALREADY);
    }
    const ready = await readReady(own, issue, stored);
    if (ready !== null) return tellSuggestion(key, ready);
    const outcome = await suggestTriage(own, { again: false, reopens: false });
    return outcome.status === 'ready' ? tellSuggestion(key, outcome.suggestion) : tell(key, 'pending', null, {}, PENDING);
  } catch (error) {
    if (!(error instanceof TriageError) || error.code !== 'NOTHING_SUGGESTED') throw error;
    return tell(key, 'nothing', null, {}, errorText('NOTHING_SUGGESTED', undefined).message);
  }
}
