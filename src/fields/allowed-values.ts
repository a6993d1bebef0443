import type { Settings } from '../contract/settings';
import type { FieldValue, TriageField } from '../contract/triage-field';
import type { IssueSnapshot } from '../issue/issue';
import { foldName } from '../contract/fold-name';

/** A value that may be proposed, with the administrator's note for the model. */
export interface AllowedValue {
  value: FieldValue;
  description: string;
}

/** What may be proposed for each field. Null: the field is switched off, or has an empty allowlist. */
export type AllowedValues = Record<TriageField, AllowedValue[] | null>;

/** Whether any field could ever get a proposal under these settings. */
export function hasAnyAllowlist(settings: Settings): boolean {
  const { fields, allowlists } = settings;
  return (
    (fields.priority.enabled && allowlists.priority.length > 0) ||
    (fields.components.enabled && allowlists.components.length > 0) ||
    (fields.labels.enabled && allowlists.labels.length > 0)
  );
}

/**
 * The allowlists in force, narrowed to what this issue may take: names of components and ids of
 * priorities become the ids and names of this issue's edit metadata. A field that edit metadata
 * lacks has an empty list.
 */
export function allowedValuesFor(settings: Settings, issue: IssueSnapshot): AllowedValues {
  const { fields, allowlists } = settings;
  return {
    priority: fields.priority.enabled && allowlists.priority.length > 0 ? priorities(settings, issue) : null,
    components: fields.components.enabled && allowlists.components.length > 0 ? components(settings, issue) : null,
    labels: fields.labels.enabled && allowlists.labels.length > 0 ? labels(settings, issue) : null,
  };
}

function priorities(settings: Settings, issue: IssueSnapshot): AllowedValue[] {
  const descriptions = new Map(settings.allowlists.priority.map(({ id, description }) => [id, description]));
  // Jira's own order, from the most to the least important.
  return (issue.editable.priority?.allowed ?? []).flatMap((value) => {
    const description = descriptions.get(value.id);
    return description === undefined ? [] : [{ value, description }];
  });
}

function components(settings: Settings, issue: IssueSnapshot): AllowedValue[] {
  const possible = new Map((issue.editable.components ?? []).map((value) => [foldName(value.name), value]));
  return settings.allowlists.components.flatMap(({ name, description }) => {
    const value = possible.get(foldName(name));
    return value === undefined ? [] : [{ value, description }];
  });
}

function labels(settings: Settings, issue: IssueSnapshot): AllowedValue[] {
  if (!issue.editable.labels) return [];
  return settings.allowlists.labels.map(({ name, description }) => ({ value: { id: name, name }, description }));
}
