import { route } from '@forge/api';
import type * as z from 'zod/mini';
import type { AccessPort } from '../../access/administrator';
import { text } from '../../contract/text';
import { TriageError } from '../../contract/triage-error';
import { byField, FIELD_TRAITS, TRIAGE_FIELDS, type FieldValue, type TriageField } from '../../contract/triage-field';
import { FIELDS } from '../../fields/definitions';
import type { ProjectPort } from '../../settings/project-port';
import { read, unlessRefused } from './jira-requests';
import { permissionsShape } from './jira-shapes';
import { labelsShape, parsedQueriesShape, projectsShape, usedValuesShape } from './project-shapes';
import { listProjectValues } from './project-values';

/** Jira's own size of a page of labels, and how many of them are read at most. */
const LABEL_PAGE = 1_000;
const MOST_LABEL_PAGES = 20;

/** Queries in one request for parsing; each is one name. */
const QUERIES_AT_ONCE = 50;

const PROJECT_PAGE = 50;

const USED_FIELDS = TRIAGE_FIELDS.filter((field) => FIELD_TRAITS[field].foundIn === 'issues');

/** Where a query says how to sort what it finds, which is no part of a condition. */
const ORDERED = text('Leave out ORDER BY. The newest issues come first.');

type UsedValues = z.infer<ReturnType<typeof usedValuesShape>>;

function chunks<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_each, index) => items.slice(index * size, (index + 1) * size));
}

/** Projects and values in use, from Jira Cloud's REST API v3, as the person who clicked. */
export function createProjectReader(): Omit<ProjectPort, 'listChoices'> & Pick<AccessPort, 'administersProject'> {
  const findProjects = async (parameters: string[][]) => {
    const query = new URLSearchParams([...parameters, ['orderBy', 'key'], ['maxResults', String(PROJECT_PAGE)]]);
    const { values, total } = await read(route`/rest/api/3/project/search?${query}`, projectsShape);
    return { projects: values, total };
  };

  return {
    searchProjects: (query, startAt) =>
      findProjects([
        ['query', query],
        ['startAt', String(startAt)],
      ]),
    async readProjects(projectIds) {
      const pages = chunks(projectIds, PROJECT_PAGE).map((ids) => findProjects(ids.map((id) => ['id', id])));
      return (await Promise.all(pages)).flatMap(({ projects }) => projects);
    },
    async administersProject(projectId) {
      const path = route`/rest/api/3/mypermissions?projectId=${projectId}&permissions=ADMINISTER_PROJECTS`;
      // Jira answers 404 for a project that is hidden from the person, or that does not exist.
      const answer = await unlessRefused(read(path, permissionsShape), ['ISSUE_NOT_FOUND']);
      return answer?.permissions['ADMINISTER_PROJECTS']?.havePermission === true;
    },
    listProjectValues,
    async readUsedValues(projectIds, most, days) {
      const since = days === undefined ? '' : ` AND created >= -${days}d`;
      const found: Record<TriageField, FieldValue[]>[] = [];
      let nextPageToken: string | null | undefined;
      do {
        const page: UsedValues = await read(route`/rest/api/3/search/jql`, usedValuesShape, {
          jql: `project in (${projectIds.join(',')})${since} ORDER BY created DESC`,
          fields: USED_FIELDS,
          maxResults: most - found.length,
          ...(nextPageToken ? { nextPageToken } : {}),
        });
        found.push(...page.issues.map(({ fields }) => fields ?? byField(() => [])));
        nextPageToken = page.issues.length === 0 ? null : page.nextPageToken;
      } while (nextPageToken && found.length < most);
      return found;
    },
    async findQueryFaults(jql) {
      const [parsed] = await parseStrictly([jql]);
      if (parsed === undefined) throw new TriageError('JIRA_UNAVAILABLE');
      const { errors, structure } = parsed;
      if (errors !== undefined && errors !== null && errors.length > 0) return errors;
      return structure?.orderBy === undefined || structure.orderBy === null ? [] : [ORDERED];
    },
    findUnknown: (field, names) => (FIELDS[field].jiraValue === 'text' ? findUnknownLabels(names) : findUnknownNames(field, names)),
  };
}

/** Queries in pieces, or with their faults: of syntax, and of names and values that this person does not see. */
async function parseStrictly(queries: string[]) {
  return (await read(route`/rest/api/3/jql/parse?validation=strict`, parsedQueriesShape, { queries })).queries;
}

/** Jira refuses a query that names a value which does not exist. */
async function findUnknownNames(field: TriageField, names: string[]): Promise<string[]> {
  const unknown = await Promise.all(
    chunks(names, QUERIES_AT_ONCE).map(async (some) => {
      // A JSON string is a JQL string: both escape quotes and backslashes with a backslash.
      const queries = some.map((name) => `${FIELDS[field].clause} = ${JSON.stringify(name)}`);
      const parsed = await parseStrictly(queries);
      return some.filter((_name, index) => (parsed[index]?.errors ?? []).length > 0);
    }),
  );
  return unknown.flat();
}

async function findUnknownLabels(names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const readPage = (startAt: number) => read(route`/rest/api/3/label?startAt=${startAt}&maxResults=${LABEL_PAGE}`, labelsShape);
  const first = await readPage(0);
  const pages = Math.ceil(first.total / LABEL_PAGE);
  if (pages > MOST_LABEL_PAGES) return [];
  const others = await Promise.all(Array.from({ length: Math.max(0, pages - 1) }, (_each, index) => readPage((index + 1) * LABEL_PAGE)));
  const known = new Set([first, ...others].flatMap(({ values }) => values));
  return names.filter((name) => !known.has(name));
}
