import { ok, type Call, type Reply } from '../call';
import { FIELDS, type FieldDefinition } from '../fields';
import { CATEGORY_CHANGED } from '../jql/category-changed';
import { DATE_FIELDS, DATE_FUNCTIONS } from '../jql/dates';
import { COUNT_FIELDS } from '../jql/evaluate';
import { VALUE_FUNCTIONS } from '../jql/functions';
import type { IndexedProperty } from '../jql/properties';
import { RESERVED_WORDS } from '../jql/reserved-words';
import { TEXT_FIELDS } from '../jql/text-fields';
import { VALUE_FIELDS } from '../jql/values';
import { hasProjectPermission } from '../permissions';

const MOST_SUGGESTIONS = 15;

/** `GET` and `POST /jql/autocompletedata`: the fields and functions that a query may name. */
export function getReferenceData({ indexed }: Call): Reply {
  const names = [...VALUE_FIELDS.keys(), ...TEXT_FIELDS.keys(), ...DATE_FIELDS.keys(), CATEGORY_CHANGED, ...COUNT_FIELDS.keys()];
  const functions = VALUE_FUNCTIONS.map(({ name, type, isList }) => functionBean(name, type, isList));
  const dates = DATE_FUNCTIONS.map((name) => functionBean(name, 'java.util.Date', false));
  return ok({
    visibleFieldNames: [...names.map(fieldBean), ...indexed.flatMap(aliasBean)],
    visibleFunctionNames: [...functions, ...dates],
    jqlReservedWords: RESERVED_WORDS,
  });
}

/** `GET /jql/autocompletedata/suggestions`: values of a field that hold the text. */
export function suggestValues(call: Call): Reply {
  const text = (call.query.get('fieldValue') ?? '').toLowerCase();
  const values = valuesOf(call, (call.query.get('fieldName') ?? '').toLowerCase()).filter(({ displayName }) =>
    displayName.toLowerCase().includes(text),
  );
  return ok({ results: values.slice(0, MOST_SUGGESTIONS) });
}

function fieldBean(name: string): Record<string, unknown> {
  const field = FIELDS.find(({ clauseNames }) => clauseNames.some((clause) => clause.toLowerCase() === name));
  const value = field?.clauseNames.find((clause) => clause.toLowerCase() === name) ?? name;
  return {
    value,
    displayName: value,
    orderable: String(field?.orderable ?? false),
    searchable: 'true',
    auto: 'false',
    ...shape(name, field),
  };
}

/** The name that an app has given to an indexed part of a property. */
function aliasBean({ searchAlias, type }: IndexedProperty): Record<string, unknown>[] {
  if (searchAlias === null) return [];
  const isOrdered = type === 'number' || type === 'date';
  const operators = ['=', '!=', 'in', 'not in', 'is', 'is not', ...(isOrdered ? ['<', '<=', '>', '>='] : [])];
  const types = [{ number: 'java.lang.Number', date: 'java.util.Date' }[type as string] ?? 'java.lang.String'];
  return [{ value: searchAlias, displayName: searchAlias, orderable: 'false', searchable: 'true', auto: 'false', operators, types }];
}

function shape(name: string, field: FieldDefinition | undefined): { operators: string[]; types: string[] } {
  const emptiness = ['is', 'is not'];
  const type = field?.schema?.type ?? 'string';
  if (TEXT_FIELDS.has(name)) return { operators: ['~', '!~', ...emptiness], types: ['java.lang.String'] };
  if (VALUE_FIELDS.has(name)) return { operators: ['=', '!=', 'in', 'not in', ...emptiness], types: [type] };
  const types = DATE_FIELDS.has(name) || name === CATEGORY_CHANGED ? ['java.util.Date'] : ['java.lang.Number'];
  return { operators: ['=', '!=', 'in', 'not in', '<', '<=', '>', '>=', ...emptiness], types };
}

function functionBean(name: string, type: string, isList: boolean): Record<string, unknown> {
  return { value: `${name}()`, displayName: `${name}()`, types: [type], ...(isList ? { isList: 'true' } : {}) };
}

function valuesOf({ state, person }: Call, field: string): { value: string; displayName: string }[] {
  const projects = state.projects.filter((project) => hasProjectPermission(person, project, 'BROWSE_PROJECTS'));
  const named = (entries: readonly { name: string }[]): string[] => [...new Set(entries.map(({ name }) => name))];
  const lists: Record<string, () => string[]> = {
    project: () => named(projects),
    status: () => named(state.statuses),
    issuetype: () => named(state.issueTypes),
    type: () => named(state.issueTypes),
    priority: () => named(state.priorities),
    component: () => named(projects.flatMap(({ components }) => components)),
    labels: () => [...new Set(state.issues.flatMap(({ labels }) => labels))].sort(),
  };
  if (['assignee', 'reporter', 'creator', 'watcher', 'voter'].includes(field) && person !== null) {
    return state.people.map(({ accountId, displayName }) => ({ value: accountId, displayName }));
  }
  const list = Object.hasOwn(lists, field) ? lists[field] : undefined;
  return (list?.() ?? []).map((name) => ({ value: /^[\w-]+$/.test(name) ? name : JSON.stringify(name), displayName: name }));
}
