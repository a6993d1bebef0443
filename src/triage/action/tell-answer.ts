import type { ActionAnswer, ActionErrors, ActionOutputs } from '../../contract/action';
import type { ErrorBody } from '../../contract/error-body';
import { errorText } from '../../contract/error-catalog';
import { explain } from '../../contract/grounds';
import type { ProposalView, SuggestionView } from '../../contract/panel';
import { decimal, text, translate } from '../../contract/text';
import { TRIAGE_FIELDS, type TriageField } from '../../contract/triage-field';

interface Told {
  names: string[];
  /** The lowest one; null when unknown. */
  confidence: number | null;
  lines: string[];
}

type ToldFields = Partial<Record<TriageField, Told>>;

function titleOf(field: TriageField): string {
  return { priority: text('Priority'), components: text('Components'), labels: text('Labels') }[field];
}

function tell(answer: ActionAnswer, fields: ToldFields, otherwise = ''): ActionOutputs {
  const values = TRIAGE_FIELDS.flatMap((field) => {
    const { names = [], confidence = null } = fields[field] ?? {};
    return [
      [field, names.length === 0 ? null : names.join(', ')],
      [`${field}Confidence`, confidence],
    ];
  });
  const lines = TRIAGE_FIELDS.flatMap((field) => fields[field]?.lines ?? []);
  const named = Object.fromEntries(values) as Omit<ActionOutputs, 'issueKey' | 'state' | 'summary' | 'model'>;
  const model = 'suggestion' in answer ? answer.suggestion.model : null;
  return { issueKey: answer.issueKey, state: answer.state, summary: lines.join('\n') || otherwise, model, ...named };
}

function sure(name: string, { confidence, preselected }: ProposalView): string {
  if (confidence === null) return name;
  const values = { value: name, confidence: decimal(confidence, 2) };
  return preselected ? text('{value} ({confidence})', values) : text('{value} ({confidence}, not recommended)', values);
}

function describe(field: TriageField, proposal: ProposalView): string {
  const { value, reason, grounds } = proposal;
  const values = { field: titleOf(field), value: sure(value.name, proposal) };
  const because = grounds === undefined ? reason : explain(grounds);
  return because === '' ? text('{field}: {value}', values) : text('{field}: {value}: {reason}', { ...values, reason: because });
}

function tellProposals({ fields }: SuggestionView): ToldFields {
  const told = fields.map(({ field, proposals }) => {
    const recommended = proposals.filter(({ preselected }) => preselected);
    const known = recommended.flatMap(({ confidence }) => confidence ?? []);
    const confidence = known.length === 0 || known.length < recommended.length ? null : Math.min(...known);
    return [
      field,
      { names: recommended.map(({ value }) => value.name), confidence, lines: proposals.map((each) => describe(field, each)) },
    ];
  });
  return Object.fromEntries(told) as ToldFields;
}

/** Recommends nothing: a rule that goes by the values would do what people decided against. */
function linesOfDismissed({ fields }: SuggestionView): string {
  const lines = fields.flatMap(({ field, proposals }) => proposals.map((each) => describe(field, { ...each, preselected: false })));
  return [text('People have dismissed these proposals, or taken back what they had accepted:'), ...lines].join('\n');
}

function tellApplied({ outcome }: SuggestionView): ToldFields {
  const changes = outcome.kind === 'applied' ? outcome.changes : [];
  const told = changes.map(({ field, added }) => {
    const names = added.map(({ name }) => name);
    const line = text('{field}: {values} (accepted)', { field: titleOf(field), values: names.join(', ') });
    return [field, { names, confidence: null, lines: [line] }];
  });
  return Object.fromEntries(told) as ToldFields;
}

/** What the action answers, in the language that words are in at the moment. Names of values are as Jira tells them. */
export function tellAnswer(answer: ActionAnswer): ActionOutputs {
  const triaged = text('This issue has been triaged already.');
  switch (answer.state) {
    case 'proposed':
      return tell(answer, tellProposals(answer.suggestion));
    case 'applied':
      return tell(answer, tellApplied(answer.suggestion), triaged);
    case 'dismissed':
      return tell(answer, {}, linesOfDismissed(answer.suggestion));
    case 'pending':
      return tell(
        answer,
        {},
        text('The model needs longer than an action may take. Run this action again in a few minutes to get the proposals.'),
      );
    case 'nothing':
      return tell(answer, {}, answer.because === 'triaged' ? triaged : translate(errorText('NOTHING_SUGGESTED', undefined)));
  }
}

/** How the action fails, in the language that words are in at the moment. */
export function tellFailure({ message, details }: ErrorBody): ActionErrors {
  return { errors: [{ message: [translate({ message }), ...(details?.faults ?? []).map(translate)].join(' ') }] };
}
