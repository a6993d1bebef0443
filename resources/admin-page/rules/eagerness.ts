import { byField, EAGERNESS, FIELD_TRAITS, TRIAGE_FIELDS, type Eagerness } from '../../../src/contract/triage-field';
import type { SiteForm } from '../saving/site-form';

type Fields = SiteForm['draft']['fields'];

/** Which choice the minimums come from; null when somebody has set figures of their own. */
export function eagernessOf(fields: Fields): Eagerness | null {
  const isFrom = (choice: Eagerness) =>
    TRIAGE_FIELDS.every((field) => fields[field].minConfidence === FIELD_TRAITS[field].minimums[choice]);
  return EAGERNESS.find(isFrom) ?? null;
}

/** The same settings with the minimums of a choice. */
export function withEagerness(fields: Fields, choice: Eagerness): Fields {
  return byField((field) => ({ ...fields[field], minConfidence: FIELD_TRAITS[field].minimums[choice] })) as Fields;
}
