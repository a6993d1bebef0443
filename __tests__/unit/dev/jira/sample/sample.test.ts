import { createSampleState } from '../../../../../dev/jira';
import { sampleAllowlists } from '../../../../../dev/jira/sample';
import { textOfDocument } from '../../../../../dev/jira/text-of-document';
import type { AdfNode } from '../../../../../dev/jira/state';

const state = createSampleState();
const open = state.issues.filter((issue) => issue.resolved === null);

describe('the sample site', () => {
  it('is the same each time, and a fresh object each time', () => {
    expect(createSampleState()).toEqual(state);
    expect(createSampleState().issues).not.toBe(state.issues);
  });

  it('has one person for each role', () => {
    expect(state.people.map(({ role }) => role).sort()).toEqual(['administrator', 'agent', 'project-administrator', 'viewer']);
  });

  it('names only what exists', () => {
    const types = new Set(state.issueTypes.map(({ id }) => id));
    const statuses = new Set(state.statuses.map(({ id }) => id));
    const priorities = new Set(state.priorities.map(({ id }) => id));
    const people = new Set<string | null>([null, ...state.people.map(({ accountId }) => accountId)]);
    const levels = new Set<string | null>([null, ...state.securityLevels.map(({ id }) => id)]);
    for (const issue of state.issues) {
      const project = state.projects.find(({ id }) => id === issue.projectId);
      const components = project?.components.map(({ id }) => id) ?? [];
      expect(issue.key).toMatch(new RegExp(`^${project?.key}-\\d+$`, 'u'));
      expect(types).toContain(issue.issueTypeId);
      expect(project?.screens.map(({ issueTypeId }) => issueTypeId)).toContain(issue.issueTypeId);
      expect(statuses).toContain(issue.statusId);
      expect(priorities).toContain(issue.priorityId);
      expect(components).toEqual(expect.arrayContaining(issue.componentIds));
      expect(people).toContain(issue.reporterAccountId);
      expect(people).toContain(issue.assigneeAccountId);
      expect(levels).toContain(issue.securityLevelId);
    }
  });

  it('gives every issue, project and component an id of its own', () => {
    for (const entries of [
      state.issues,
      state.projects,
      state.projects.flatMap((project) => project.components),
      state.statuses,
      state.issueTypes,
    ]) {
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    }
  });

  it('has resolved issues that were triaged and open ones that were not', () => {
    const triaged = state.issues.filter((issue) => issue.resolved !== null && issue.labels.length > 0);
    const untouched = open.filter(
      (issue) => issue.labels.length === 0 && issue.componentIds.length === 0 && issue.priorityId === state.defaultPriorityId,
    );
    expect(triaged.length).toBeGreaterThanOrEqual(25);
    expect(untouched.length).toBeGreaterThanOrEqual(25);
  });

  it('has descriptions from none to almost as long as Jira allows', () => {
    const lengths = open.map((issue) => (issue.description === null ? 0 : textOfDocument(issue.description).length));
    expect(Math.min(...lengths)).toBe(0);
    expect(Math.max(...lengths)).toBeGreaterThan(29_000);
    expect(Math.max(...lengths)).toBeLessThan(32_767);
  });

  it('uses every kind of node that descriptions are read for', () => {
    const types = new Set(open.flatMap((issue) => (issue.description === null ? [] : nodeTypes(issue.description))));
    const wanted =
      'heading,bulletList,orderedList,taskList,decisionList,table,codeBlock,panel,blockquote,mention,emoji,inlineCard,date,status,caption,expand,nestedExpand,rule,hardBreak';
    expect(wanted.split(',').filter((type) => !types.has(type))).toEqual([]);
  });

  it('names some components in the text of open issues, and not in all', () => {
    const withComponents = open.filter((issue) => componentNames(issue.projectId).length > 0);
    const named = withComponents.filter((issue) => {
      const text = `${issue.summary} ${issue.description === null ? '' : textOfDocument(issue.description)}`.toLowerCase();
      return componentNames(issue.projectId).some((name) => text.includes(name.toLowerCase()));
    });
    expect(named.length / withComponents.length).toBeGreaterThan(0.4);
    expect(named.length / withComponents.length).toBeLessThan(0.7);
  });
});

describe('the allowlists that fit it', () => {
  it('hold every label in use', () => {
    const allowed = new Set(sampleAllowlists.labels.map(({ name }) => name));
    expect(state.issues.flatMap((issue) => issue.labels).filter((label) => !allowed.has(label))).toEqual([]);
  });

  it('hold every component of the projects that agents see, once, and no other', () => {
    const visible = state.projects.filter((project) => project.permissions.BROWSE_PROJECTS.includes('agent'));
    const names = new Set(visible.flatMap((project) => project.components.map(({ name }) => name)));
    expect(sampleAllowlists.components.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it('describe every value', () => {
    for (const { description } of [...sampleAllowlists.labels, ...sampleAllowlists.components]) expect(description).not.toBe('');
  });
});

function componentNames(projectId: string): string[] {
  return state.projects.find((project) => project.id === projectId)?.components.map(({ name }) => name) ?? [];
}

function nodeTypes(node: AdfNode): string[] {
  return [node.type, ...(node.content ?? []).flatMap(nodeTypes)];
}
