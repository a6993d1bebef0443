import type { Settings } from '../contract/settings';
import { replaces, TRIAGE_FIELDS, type TriageField } from '../contract/triage-field';
import { FIELDS } from '../fields/definitions';

function isUnsetClause(settings: Settings, field: TriageField): string {
  const own = settings.fields[field];
  const { clause } = FIELDS[field];
  if (!('defaultId' in own) || own.defaultId === null) return `${clause} is EMPTY`;
  return `(${clause} is EMPTY OR ${clause} = ${own.defaultId})`;
}

/** What makes an issue untriaged, whatever its project. */
export function untriagedClauses(settings: Settings): string[] {
  const inUse = TRIAGE_FIELDS.filter((field) => settings.fields[field].enabled);
  const telling = inUse.some((field) => !replaces(field)) ? inUse.filter((field) => !replaces(field)) : inUse;
  return ['statusCategory != Done', ...telling.map((field) => isUnsetClause(settings, field))];
}

/**
 * The query for a project's untriaged issues, the newest first: not done, and without a value in any of the fields that
 * values are added to. A field whose value is replaced has one on nearly every issue, often the reporter's, so that it
 * tells only where no other field is in use.
 */
export function queueJql(settings: Settings, projectId: string): string {
  return [`project = ${projectId}`, ...untriagedClauses(settings)].join(' AND ') + ' ORDER BY created DESC';
}
