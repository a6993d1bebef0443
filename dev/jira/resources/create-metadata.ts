import { ok, requirePerson, type Call, type Reply } from '../call';
import { defaultOf, fieldMetadata } from '../edit/field-metadata';
import { requireProject } from '../lookup';
import { hasProjectPermission } from '../permissions';
import { refuse } from '../refusal';
import { issueTypeBean } from '../shape/issue-type';
import { wholeNumber } from '../shape/page';
import type { ProjectState } from '../state';

/** `GET /issue/createmeta/{project}/issuetypes`: what this person may create there. */
export function getCreateIssueTypes(call: Call): Reply {
  const project = requireCreatable(call);
  const types = call.state.issueTypes
    .filter((type) => project.screens.some((screen) => screen.issueTypeId === type.id))
    .map((type) => issueTypeBean(call, type));
  return ok(createPage(call, 'issueTypes', types));
}

/** `GET /issue/createmeta/{project}/issuetypes/{type}`: the fields, with defaults, which edit metadata does not give. */
export function getCreateFields(call: Call): Reply {
  const project = requireCreatable(call);
  const screen = project.screens.find((candidate) => candidate.issueTypeId === call.params['type']);
  if (screen === undefined) throw refuse(400, 'The issue type selected is invalid.');
  const fields = screen.fields.map((field) => ({
    ...fieldMetadata(call, project, field, screen),
    fieldId: field,
    ...defaultOf(call, project, field),
  }));
  return ok(createPage(call, 'fields', fields));
}

function requireCreatable(call: Call): ProjectState {
  requirePerson(call);
  const project = requireProject(call, call.params['project'] ?? '');
  if (!hasProjectPermission(call.person, project, 'CREATE_ISSUES')) {
    throw refuse(403, 'You do not have permission to create issues in this project.');
  }
  return project;
}

/** Create metadata's pages name their list and have no `isLast`. */
function createPage(call: Call, name: string, entries: readonly unknown[]): Record<string, unknown> {
  const startAt = wholeNumber(call.query, 'startAt', 0);
  const maxResults = wholeNumber(call.query, 'maxResults', 50);
  return { maxResults, startAt, total: entries.length, [name]: entries.slice(startAt, startAt + maxResults) };
}
