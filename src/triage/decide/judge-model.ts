import { TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import type { JudgedAnswer } from '../../providers/learned-evidence';
import type { TriageStore } from '../triage-context';
import type { Decidable } from './load-decidable';

/** Judgements of a field that are kept: enough to calibrate by, few enough to follow a model that changes. */
const MOST_JUDGED = 300;

/** What came of the first proposal for a field, where there was something to decide. */
function judgementOf({ suggestion }: Decidable, field: TriageField, chosen: FieldValue[], refused: FieldValue[]): JudgedAnswer | null {
  const [first] = suggestion.proposals[field];
  if (first?.evidence === undefined || chosen.length + refused.length === 0) return null;
  return [suggestion.id, Math.round(first.evidence * 1_000) / 1_000, chosen.some(({ id }) => id === first.value.id)];
}

/**
 * Remembers whether what a model proposed was chosen, so that its next answers are trusted as far as that; null takes back
 * what was remembered of the suggestion.
 */
export async function judgeModel(
  store: TriageStore,
  decidable: Decidable,
  decided: { chosen: Record<TriageField, FieldValue[]>; refused: Record<TriageField, FieldValue[]> } | null,
): Promise<void> {
  const { suggestion, settings } = decidable;
  const { endpoint } = settings;
  if (suggestion.weighedAgainst === null || suggestion.model !== endpoint?.model) return;
  const { baseUrl, model } = endpoint;
  const stored = await store.readJudged();
  const known = stored?.baseUrl === baseUrl && stored.model === model ? stored.fields : {};
  const fields = TRIAGE_FIELDS.map((field) => {
    const others = (known[field] ?? []).filter(([id]) => id !== suggestion.id);
    const judged = decided === null ? null : judgementOf(decidable, field, decided.chosen[field], decided.refused[field]);
    return [field, (judged === null ? others : [...others, judged]).slice(-MOST_JUDGED)] as const;
  });
  await store.writeJudged({ baseUrl, model, fields: Object.fromEntries(fields) });
}
