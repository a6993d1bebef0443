import { byField } from '../../../contract/triage-field';
import type { AllowedValue, AllowedValues } from '../../../fields/allowed-values';

/** OpenAI's limits for enums in a JSON schema (structured outputs guide, "Supported schemas"). */
const MOST_VALUES = 1_000;
const LARGE_ENUM = 250;
const LARGE_ENUM_CHARACTERS = 15_000;

function capCharacters(values: AllowedValue[]): AllowedValue[] {
  if (values.length <= LARGE_ENUM) return values;
  let left = LARGE_ENUM_CHARACTERS;
  const kept: AllowedValue[] = [];
  for (const allowed of values) {
    left -= allowed.value.name.length;
    if (left < 0 && kept.length >= LARGE_ENUM) break;
    kept.push(allowed);
  }
  return kept;
}

/**
 * Cuts the lists to what a request may hold. The lists keep their order, so what the administrator
 * put first stays. The fields take their share in their order, in which labels, the longest list, come last.
 */
export function capAllowedValues(allowed: AllowedValues): AllowedValues {
  let left = MOST_VALUES;
  const take = (values: AllowedValue[] | null): AllowedValue[] | null => {
    if (values === null) return null;
    const kept = capCharacters(values.slice(0, left));
    left -= kept.length;
    return kept;
  };
  return byField((field) => take(allowed[field]));
}
