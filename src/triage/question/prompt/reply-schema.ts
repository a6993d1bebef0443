import type { AllowedValue, AllowedValues } from '../../../fields/allowed-values';

function proposal(values: AllowedValue[]): Record<string, unknown> {
  return {
    type: 'object',
    properties: {
      value: { type: 'string', enum: values.map(({ value }) => value.name) },
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
  const properties: Record<string, unknown> = {};
  if (allowed.priority?.length) properties['priority'] = { anyOf: [proposal(allowed.priority), { type: 'null' }] };
  if (allowed.components?.length) properties['components'] = { type: 'array', items: proposal(allowed.components) };
  if (allowed.labels?.length) properties['labels'] = { type: 'array', items: proposal(allowed.labels) };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
