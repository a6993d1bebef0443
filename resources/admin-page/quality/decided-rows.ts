import type { Statistics } from '../../../src/contract/admin';
import { CONFIDENCE_BANDS } from '../../../src/contract/event-verbs';
import { decimal } from '../../../src/contract/text';
import { TRIAGE_FIELDS, type TriageField } from '../../../src/contract/triage-field';
import { strings } from '../../common/strings/admin';
import { acceptedPercent } from './statistics-table';

const texts = strings.admin.quality;

type Decided = Statistics['decided'];

/** What came of some proposals: how many somebody decided on, and the part that was accepted in words. */
export interface Outcome {
  decided: number;
  accepted: number;
  rate: string;
}

/** A line of the table: one field, one band of confidence. */
export interface DecidedRow {
  field: string;
  band: string;
  recommended: Outcome;
  heldBack: Outcome;
}

function sumUp(decided: Decided): Outcome {
  const accepted = decided.reduce((sum, each) => sum + each.accepted, 0);
  const dismissed = decided.reduce((sum, each) => sum + each.dismissed, 0);
  const percent = acceptedPercent({ accepted, dismissed });
  return { decided: accepted + dismissed, accepted, rate: percent === null ? '–' : texts.rateValue(percent) };
}

/** What was ticked beforehand and what was not are told apart: whoever accepts just what is recommended leaves the rest. */
export function splitOutcomes(decided: Decided): { recommended: Outcome; heldBack: Outcome } {
  return { recommended: sumUp(decided.filter(({ isTicked }) => isTicked)), heldBack: sumUp(decided.filter(({ isTicked }) => !isTicked)) };
}

/** A row for each field and each band in which somebody decided, the most confident first. */
export function decidedRows(decided: Decided): DecidedRow[] {
  const bands = [...CONFIDENCE_BANDS, null];
  const rowOf = (field: TriageField, band: number | null): DecidedRow[] => {
    const own = decided.filter((each) => each.field === field && each.band === band);
    if (own.length === 0) return [];
    return [{ field: strings.common.fieldNames[field], band: nameBand(band), ...splitOutcomes(own) }];
  };
  return TRIAGE_FIELDS.flatMap((field) => bands.flatMap((band) => rowOf(field, band)));
}

function nameBand(band: number | null): string {
  if (band === null) return texts.bandUnknown;
  const index = CONFIDENCE_BANDS.findIndex((each) => each === band);
  const next = index <= 0 ? 100 : (CONFIDENCE_BANDS[index - 1] ?? 100);
  return texts.band(decimal(band / 100, 2), decimal(next / 100, 2));
}
