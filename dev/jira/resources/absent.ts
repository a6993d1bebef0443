import { ok, requirePerson, type Call, type Reply } from '../call';
import { requireAdministrator, requireIssue, requireProject } from '../lookup';
import { notOffered, refuse } from '../refusal';
import { page } from '../shape/page';
import type { Resource } from '../router';

/** An empty page of the list at the path, for a person: what Jira answers on a site that has none of something. */
export function emptyPage(path: string): Resource {
  return (call) => {
    requirePerson(call);
    return ok(page([], { query: call.query, address: `${call.api}${path}`, size: 50 }));
  };
}

/** An empty list, for a person. */
export function emptyList(call: Call): Reply {
  requirePerson(call);
  return ok([]);
}

/** `GET /dashboard`, whose page names its list in a way of its own. */
export function noDashboards(call: Call): Reply {
  requirePerson(call);
  return ok({ startAt: 0, maxResults: 20, total: 0, dashboards: [] });
}

/** As `emptyList`, of a project that the person may browse. */
export function emptyListOfProject(call: Call): Reply {
  requireProject(call, call.params['project'] ?? '');
  return ok([]);
}

/** As `emptyPage`, of a project that the person may browse. */
export function emptyPageOfProject(name: string): Resource {
  return (call) => {
    const { id } = requireProject(call, call.params['project'] ?? '');
    return ok(page([], { query: call.query, address: `${call.api}/project/${id}/${name}`, size: 50 }));
  };
}

/** The 404 for one of something that the site has none of. */
export function noSuch(thing: string): Resource {
  return (call) => {
    requirePerson(call);
    throw refuse(404, `The ${thing} with id '${call.params['id'] ?? ''}' does not exist or you do not have permission to see it.`);
  };
}

/** What administrators may do in Jira and nobody here: others read Jira's 403, as they would there. */
export function forAdministrators(what: string): Resource {
  return (call) => {
    requireAdministrator(call);
    throw notOffered(what);
  };
}

/** What people may do in Jira and nobody here. */
export function forPeople(what: string): Resource {
  return (call) => {
    requirePerson(call);
    throw notOffered(what);
  };
}

/** As `forPeople`, on an issue that the person may see. */
export function onIssues(what: string): Resource {
  return (call) => {
    requireIssue(call, call.params['key'] ?? '');
    requirePerson(call);
    throw notOffered(what);
  };
}
