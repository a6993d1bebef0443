import { readApiVersion } from './api-version';
import type { Call, Reply } from './call';
import { disturb } from './disturb';
import type { IndexedProperty } from './jql/properties';
import { findIssue, findProject, issueTypeOf, projectOf } from './lookup';
import type { IssueDescription, JiraRequest, JiraResponse, JiraSite, ProjectDescription } from './protocol';
import { APP_ACCOUNT, APP_USER } from './permissions';
import { INVALID_PAYLOAD, JiraRefusal, refuse, refuseLogin } from './refusal';
import { matchRoute, requireOffered } from './router';
import { ROUTES } from './routes';
import { issueCreated, type IssueCreated } from './shape/issue-created';
import type { JiraState, ProjectState } from './state';
import type { View } from './view';

/** An in-memory Jira Cloud (REST v3, and v2 with bare texts): paths, status codes and shapes are Jira's; nothing leaves the process. */
export function createJiraSite(options: { state: JiraState; now: () => number; indexed?: readonly IndexedProperty[] }): JiraSite {
  const state = structuredClone(options.state);
  const listeners: (() => void)[] = [];
  const hearers: ((event: IssueCreated) => void)[] = [];
  const created = (event: IssueCreated) => {
    for (const hear of hearers) hear(event);
  };
  const changed = () => {
    for (const listener of listeners) listener();
  };

  return {
    people: state.people,
    async handle(request) {
      return toResponse(answer({ state, indexed: options.indexed ?? [] }, request, options.now(), { changed, created }));
    },
    disturb(disturbance) {
      disturb(state, options.now(), disturbance);
      changed();
    },
    snapshot: () => structuredClone(state),
    onChange(listener) {
      listeners.push(listener);
    },
    onCreated(listener) {
      hearers.push(listener);
    },
    describeIssue: (keyOrId) => describeIssue(state, keyOrId),
    describeProject(keyOrId) {
      const project = findProject(state, keyOrId);
      return project === undefined ? null : describeProject(project);
    },
  };
}

/** Who hears of what a request did. */
interface Told {
  changed: () => void;
  created: (event: IssueCreated) => void;
}

function answer({ state, indexed }: Pick<Call, 'state' | 'indexed'>, request: JiraRequest, now: number, told: Told): Reply {
  try {
    const url = new URL(request.path, 'http://jira.invalid');
    const origin = request.origin ?? state.site.siteUrl;
    const person = personOf(state, request.accountId);
    const version = readApiVersion(url.pathname);
    const match = version === null ? { found: 'nothing' as const } : matchRoute(ROUTES, request.method.toUpperCase(), version.path);
    if (version === null || match.found === 'nothing')
      return { status: 404, body: { message: `null for uri: ${origin}${url.pathname}`, 'status-code': 404 } };
    if (match.found === 'other-method') return { status: 405, body: { message: 'HTTP 405 Method Not Allowed', 'status-code': 405 } };
    requireOffered(match.route, url.searchParams);
    const view: View = { state, indexed, origin, api: `${origin}${version.root}`, showDocument: version.format.show, person };
    return match.route.resource({
      ...view,
      readDocument: version.format.read,
      query: url.searchParams,
      params: match.params,
      body: parseBody(request),
      now,
      changed: told.changed,
      created: (issue) => told.created(issueCreated(view, issue)),
    });
  } catch (error) {
    if (error instanceof JiraRefusal) return { status: error.status, body: error.body };
    throw error;
  }
}

function personOf(state: JiraState, accountId: string | null): Call['person'] {
  if (accountId === null) return null;
  if (accountId === APP_ACCOUNT) return APP_USER;
  const person = state.people.find((candidate) => candidate.accountId === accountId);
  if (person === undefined) throw refuseLogin();
  return person;
}

/** Jira reads JSON only, and says 415 when the content type does not announce it. */
function parseBody(request: JiraRequest): unknown {
  if (request.body === undefined || request.body === '' || request.method === 'GET') return undefined;
  const header = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type');
  if (!/^application\/json\b/i.test(header?.[1] ?? '')) throw refuse(415, 'Unsupported Media Type');
  try {
    return JSON.parse(request.body);
  } catch {
    throw refuse(400, INVALID_PAYLOAD);
  }
}

function toResponse({ status, body, location }: Reply): JiraResponse {
  const isText = typeof body === 'string' && status === 401;
  const headers = {
    'content-type': `${isText ? 'text/plain' : 'application/json'};charset=UTF-8`,
    'cache-control': 'no-cache, no-store, no-transform',
    ...(location === undefined ? {} : { location }),
    ...(isText ? { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } : {}),
  };
  if (body === undefined) return { status, headers, body: '' };
  return { status, headers, body: isText ? body : JSON.stringify(body) };
}

function describeIssue(state: JiraState, keyOrId: string): IssueDescription | null {
  const issue = findIssue(state, keyOrId);
  if (issue === undefined) return null;
  const project = projectOf(state, issue);
  const type = issueTypeOf(state, issue);
  return { issue: { id: issue.id, key: issue.key, type: type.name, typeId: type.id }, project: describeProject(project) };
}

function describeProject({ id, key }: ProjectState): ProjectDescription {
  return { id, key, type: 'software' };
}
