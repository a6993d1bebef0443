import type { TriageField } from '../contract/triage-field';
import { components } from './components';
import type { FieldDefinition } from './field-definition';
import { labels } from './labels';
import { priority } from './priority';

/** Everything that differs from field to field, on the side of the functions. */
export const FIELDS: Record<TriageField, FieldDefinition> = { priority, components, labels };
