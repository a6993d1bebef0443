import type { Settings } from '../../contract/settings';
import { byField, FIELD_TRAITS, type FieldValue, type TriageField } from '../../contract/triage-field';
import type { IssueMark } from '../../issue/issue-mark';
import { bandOf } from '../suggestion/decision-events';
import type { StoredDecision } from '../suggestion/decision';
import type { StoredProposal, StoredSuggestion } from '../suggestion/suggestion';

/** Which of the stored states are told; what is in progress is not. */
const TOLD = { applied: 'applied', dismissed: 'dismissed' } as const;

/** Who proposed then, whatever has been chosen since. */
function providerOf({ provider, learnedFrom }: StoredSuggestion): IssueMark['provider'] {
  return provider ?? (learnedFrom === null ? 'endpoint' : 'built-in');
}

/** Names, or ids where the names follow the reader's language, as on an allowlist. */
function told(field: TriageField, values: FieldValue[]): string[] {
  return values.map(({ id, name }) => (FIELD_TRAITS[field].listedBy === 'id' ? id : name));
}

/** Those that reach the site's minimum, whatever the issue has. */
function recommended({ proposals }: StoredSuggestion, { fields }: Pick<Settings, 'fields'>, field: TriageField): StoredProposal[] {
  return proposals[field].filter(
    ({ confidence, inflatedBeyond }) => inflatedBeyond === undefined && (confidence ?? 0) >= fields[field].minConfidence,
  );
}

/** The lowest band of all; null where one of them is unknown, or where there is none. */
function lowestBand(proposals: StoredProposal[]): number | null {
  const bands = proposals.map(({ confidence }) => bandOf(confidence));
  return bands.reduce((lowest, band) => (lowest === null || band === null ? null : Math.min(lowest, band)), bands[0] ?? null);
}

/**
 * What a suggestion and its decision come to for JQL. Null: nothing, because what was accepted has been undone; undefined:
 * somebody is at it, and will say.
 */
export function issueMark(
  suggestion: StoredSuggestion,
  decision: StoredDecision | null,
  settings: Pick<Settings, 'fields'>,
): IssueMark | null | undefined {
  if (decision?.state === 'undone') return null;
  if (decision?.state === 'applying' || decision?.state === 'undoing') return undefined;
  const best = byField((field) => recommended(suggestion, settings, field));
  const applied = (field: TriageField) => decision?.changes.find((change) => change.field === field)?.added ?? [];
  const valuesOf = (field: TriageField) => (decision?.state === 'applied' ? applied(field) : best[field].map(({ value }) => value));
  const confidence = lowestBand(Object.values(best).flat());
  return {
    state: decision === null ? 'proposed' : TOLD[decision.state],
    provider: providerOf(suggestion),
    model: suggestion.model,
    ...(confidence === null ? {} : { confidence }),
    values: byField((field) => told(field, valuesOf(field))),
    at: `${new Date(decision?.at ?? suggestion.createdAt).toISOString().slice(0, 16)}Z`,
  };
}
