import { replaces, TRIAGE_FIELDS, type TriageField } from '../../../contract/triage-field';
import type { AllowedValue, AllowedValues } from '../../../fields/allowed-values';
import { removeInvisible } from '../../../text/remove-invisible';

function proposal(values: AllowedValue[]): Record<string, unknown> {
  return {
    type: 'object',
    properties: {
      value: { type: 'string', enum: values.map(({ value }) => removeInvisible(value.name)) },
      confidence: { type: 'number' },
      reason: { type: 'string' },
    },
    required: ['value', 'confidence', 'reason'],
    additionalProperties: false,
  };
}

/**
 * The JSON schema of the reply. Its enums are the allowed values, so that a server which enforces
 * schemas cannot answer anything else. A field without allowed values is not in it.
 */
export function replySchema(allowed: AllowedValues): Record<string, unknown> {
  const properties: Partial<Record<TriageField, unknown>> = {};
  for (const field of TRIAGE_FIELDS) {
    const values = allowed[field];
    if (!values?.length) continue;
    properties[field] = replaces(field) ? { anyOf: [proposal(values), { type: 'null' }] } : { type: 'array', items: proposal(values) };
  }
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
