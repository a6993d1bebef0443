import type { Settings } from '../contract/settings';
import { replaces, TRIAGE_FIELDS, type TriageField } from '../contract/triage-field';
import type { Untriaged } from '../contract/untriaged';
import { FIELDS } from '../fields/definitions';

function isUnsetClause(settings: Settings, field: TriageField): string {
  const own = settings.fields[field];
  const { clause } = FIELDS[field];
  if (!('defaultId' in own) || own.defaultId === null) return `${clause} is EMPTY`;
  return `(${clause} is EMPTY OR ${clause} = ${own.defaultId})`;
}

/**
 * What counts as untriaged where a project has no rule of its own: no value in any of the fields that values are added to. A
 * field whose value is replaced has one on nearly every issue, often the reporter's, so that it tells only where no other
 * field is in use.
 */
function usualRule(settings: Settings): Untriaged {
  const inUse = TRIAGE_FIELDS.filter((field) => settings.fields[field].enabled);
  const added = inUse.filter((field) => !replaces(field));
  return { kind: 'fields', fields: added.length > 0 ? added : inUse, match: 'all' };
}

/** What counts as untriaged in a project, by its own rule or the usual one. */
export function ruleInForce(settings: Settings, own: Untriaged | null): Untriaged {
  return own ?? usualRule(settings);
}

function restriction(settings: Settings, rule: Untriaged): string {
  if (rule.kind === 'jql') return `(${rule.jql})`;
  const clauses = rule.fields.map((field) => isUnsetClause(settings, field));
  const restricted =
    clauses.length === 0 ? [] : [clauses.length === 1 || rule.match === 'all' ? clauses.join(' AND ') : `(${clauses.join(' OR ')})`];
  return ['statusCategory != Done', ...restricted].join(' AND ');
}

/**
 * The query for a project's untriaged issues, the newest first. Somebody's own JQL stands in parentheses, which its schema
 * lets it not leave, so that all of it holds within the project.
 */
export function queueJql(settings: Settings, projectId: string, rule: Untriaged): string {
  return `project = ${projectId} AND ${restriction(settings, rule)} ORDER BY created DESC`;
}

/** The same for the issues before one in the order of their keys, or for all but that one; the one with the highest key first. */
export function nextJql(settings: Settings, projectId: string, rule: Untriaged, than: { which: '<' | '!='; key: string }): string {
  return `project = ${projectId} AND ${restriction(settings, rule)} AND issuekey ${than.which} "${than.key}" ORDER BY issuekey DESC`;
}

/** What makes an issue untriaged by the usual rule, whatever its project. */
export function untriagedClause(settings: Settings): string {
  return restriction(settings, usualRule(settings));
}

/** The same for issues that were created in the last so many minutes. */
export function arrivalsJql(settings: Settings, projectId: string, rule: Untriaged, minutes: number): string {
  return `project = ${projectId} AND created >= -${minutes}m AND ${restriction(settings, rule)} ORDER BY created DESC`;
}
