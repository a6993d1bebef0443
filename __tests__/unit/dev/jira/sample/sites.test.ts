import { createSite } from '../../../../../dev/jira';
import { textOfDocument } from '../../../../../dev/jira/text-of-document';
import { createMessySite } from '../../../../../dev/jira/sample/messy-site';
import { createWorldSite } from '../../../../../dev/jira/sample/world-site';
import { createSampleState } from '../../../../../dev/jira';
import { issueSchema, projectSchema, siteSchema } from '../../../../../dev/jira/state';

const NOW = Date.UTC(2026, 10, 1);

describe.each(['large', 'world', 'messy'] as const)('the %s site', (name) => {
  const { state, truth } = createSite(name, NOW);

  it('is the same each time, and can be kept in a file', () => {
    expect(createSite(name, NOW)).toEqual({ state, truth, allowlists: createSite(name, NOW).allowlists });
    const { projects, issues, ...site } = JSON.parse(JSON.stringify(state)) as typeof state;
    expect(siteSchema.parse(site)).toEqual(site);
    for (const project of projects) expect(projectSchema.parse(project)).toEqual(project);
    for (const issue of issues) expect(issueSchema.parse(issue)).toEqual(issue);
  });

  it('names only what exists, and nothing twice', () => {
    const { projects, issues } = state;
    for (const list of [projects, issues, projects.flatMap(({ components }) => components), state.issueTypes, state.priorities])
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    const priorities = state.priorities.map(({ id }) => id);
    for (const { priorityIds = [] } of projects) expect(priorities).toEqual(expect.arrayContaining(priorityIds));
    for (const issue of issues) {
      const project = projects.find(({ id }) => id === issue.projectId);
      expect(project?.components.map(({ id }) => id)).toEqual(expect.arrayContaining(issue.componentIds));
      expect(project?.priorityIds ?? priorities).toContain(issue.priorityId);
      expect(project?.screens.map(({ issueTypeId }) => issueTypeId)).toContain(issue.issueTypeId);
    }
  });

  it('knows what is right for open issues that nobody has triaged, in values that their project offers', () => {
    const asked = state.issues.filter(({ key }) => truth[key] !== undefined);
    expect(asked.length).toBe(Object.keys(truth).length);
    expect(asked.length).toBeGreaterThan(50);
    for (const issue of asked) {
      const project = state.projects.find(({ id }) => id === issue.projectId);
      const { components = [], priority = [] } = truth[issue.key] ?? {};
      const offered = project?.components.filter(({ archived }) => archived !== true).map((component) => component.name);
      expect(offered).toEqual(expect.arrayContaining(components));
      const schemeIds = project?.priorityIds ?? state.priorities.map(({ id }) => id);
      expect(state.priorities.filter(({ id }) => schemeIds.includes(id)).map((each) => each.name)).toEqual(
        expect.arrayContaining(priority),
      );
      expect(issue.resolved).toBeNull();
    }
  });
});

it('the world’s site has texts in twelve languages, from right to left, without spaces, with accents joined and apart', () => {
  const { state } = createSite('world', NOW);
  const own = state.projects.slice(createSampleState().projects.length);
  expect(own).toHaveLength(12);
  const texts = own.map(({ id }) =>
    state.issues
      .filter(({ projectId }) => projectId === id)
      .flatMap(({ summary, description }) => [summary, description === null ? '' : textOfDocument(description)]),
  );
  const all = texts.flat().join('\n');
  for (const script of ['Greek', 'Cyrillic', 'Arabic', 'Hebrew', 'Devanagari', 'Han', 'Katakana', 'Thai', 'Hangul'])
    expect(all).toMatch(new RegExp(`\\p{Script=${script}}{2}`, 'u'));
  for (const key of ['JA', 'ZH', 'TH']) {
    const summaries = state.issues.filter((issue) => issue.key.startsWith(`${key}-`)).map(({ summary }) => summary);
    expect(summaries.filter((summary) => /\s/u.test(summary))).toEqual([]);
  }
  expect(texts.flat().some((text) => text !== text.normalize('NFC'))).toBe(true);
  expect(texts.flat().some((text) => text !== text.normalize('NFD') && text === text.normalize('NFC'))).toBe(true);
  expect(createWorldSite(createSampleState(), NOW, 1).state.issues).not.toEqual(state.issues);
});

it('the messy site has what years leave behind', () => {
  const { state, allowlists } = createSite('messy', NOW);
  const own = state.projects.slice(createSampleState().projects.length);
  expect(new Set(own.map(({ priorityIds = [] }) => priorityIds.join())).size).toBe(3);
  expect(new Set(own.map(({ style }) => style))).toEqual(new Set(['classic', 'next-gen']));
  expect(own.flatMap(({ screens }) => screens.flatMap(({ requiredFields = [] }) => requiredFields))).toEqual(
    expect.arrayContaining(['components', 'priority', 'labels']),
  );
  const archived = own.flatMap(({ components }) => components.filter((component) => component.archived === true));
  const used = new Set(state.issues.flatMap(({ componentIds }) => componentIds));
  expect(archived.some(({ id }) => used.has(id))).toBe(true);
  const ids = new Set(own.map(({ id }) => id));
  const open = state.issues.filter(({ projectId, resolved }) => ids.has(projectId) && resolved === null);
  const locking = new Set(state.statuses.filter(({ properties }) => properties['jira.issue.editable'] === 'false').map(({ id }) => id));
  expect(open.some(({ statusId }) => locking.has(statusId))).toBe(true);
  expect(open.some(({ securityLevelId }) => securityLevelId !== null)).toBe(true);
  const names = new Set(own.flatMap(({ components }) => components.map(({ name }) => name)));
  expect(allowlists?.components.some(({ name }) => !names.has(name))).toBe(true);
  expect(createMessySite(createSampleState(), NOW, 1).state.issues).not.toEqual(state.issues);
});
