import { createRandom, type Random } from '../../random';
import type { ComponentState, HistoryState, IssueState, JiraState, PriorityState, ProjectState, ScreenField, StatusState } from '../state';
import {
  BARE_ISSUE,
  FIRST_ID,
  pickMoment,
  statusIds,
  timesOf,
  toDocument,
  type GeneratedSite,
  type SiteAllowlists,
} from './generated-site';
import { MESSY_PROJECTS, SCHEMES, type MessyProject } from './messy-site-projects';
import words from './messy-site-words.json';

const SEED = 20_261_201;

const RESOLVED_ISSUES = 40;
const OPEN_ISSUES = 12;

/** Of the open issues of each project: the last ones are locked, the one before has a security level where the project has levels. */
const LOCKED_ISSUES = 1;

/** Open, and yet nothing can be edited. */
const FROZEN: StatusState = {
  id: '59000',
  name: 'Waiting for legal',
  description: 'Nobody may change anything until the lawyers have answered.',
  category: 'indeterminate',
  properties: { 'jira.issue.editable': 'false' },
};

const ALL_FIELDS: ScreenField[] = ['summary', 'description', 'labels', 'components', 'priority', 'assignee'];

function prioritiesOf(sample: JiraState): PriorityState[] {
  const [like] = sample.priorities;
  const own = Object.values(SCHEMES)
    .flatMap(({ priorities }) => priorities)
    .filter(({ id }) => sample.priorities.every((known) => known.id !== id));
  return like === undefined ? [] : own.map(({ id, name }) => ({ ...like, id, name, description: '' }));
}

function makeProject(pattern: ProjectState, project: MessyProject, index: number): ProjectState {
  const id = FIRST_ID + index;
  const { priorities, defaultId } = SCHEMES[project.scheme];
  const component = (name: string, each: number): ComponentState => ({ id: String(id * 100 + each), name, description: '' });
  const named = project.components.map(component);
  const archived = project.archived.map((name, each) => ({ ...component(name, 50 + each), archived: true }));
  return {
    ...pattern,
    id: String(id),
    key: project.key,
    name: project.name,
    description: '',
    style: project.style,
    priorityIds: priorities.map((priority) => priority.id),
    defaultPriorityId: defaultId,
    screens: [
      {
        issueTypeId: issueTypeId(project, id),
        fields: ALL_FIELDS.filter((field) => !project.missingFields.includes(field)),
        requiredFields: project.requiredFields,
      },
    ],
    components: [...named, ...archived],
  };
}

/** Team-managed projects have issue types of their own. */
function issueTypeId({ style }: MessyProject, projectId: number): string {
  return style === 'next-gen' ? String(projectId * 10) : '10101';
}

/** In the changelog, the component has the name that it had then. */
function renamed(issueId: string, topic: number, component: ComponentState | undefined, created: number, author: string): HistoryState[] {
  const formerName = words.topics[topic]?.formerName;
  if (component === undefined || formerName === undefined) return [];
  const to = { field: 'Component', fieldtype: 'jira' as const, fieldId: 'components', from: null, fromString: null };
  return [{ id: `${issueId}9`, authorAccountId: author, created, items: [{ ...to, to: component.id, toString: formerName }] }];
}

interface Writing {
  random: Random;
  sample: JiraState;
  now: number;
  truth: GeneratedSite['truth'];
}

function writeIssue({ random, sample, now, truth }: Writing, messy: MessyProject, project: ProjectState, place: number): IssueState {
  const isOpen = place >= RESOLVED_ISSUES;
  const left = RESOLVED_ISSUES + OPEN_ISSUES - place;
  const isLocked = isOpen && left <= LOCKED_ISSUES;
  const isRestricted = messy.hasRestricted && isOpen && left === LOCKED_ISSUES + 1;
  const topic = random.below(words.topics.length);
  const urgency = random.below(words.urgency.length);
  const { summaries = [], details = [] } = words.topics[topic] ?? {};
  const { sentence = '', label = '' } = words.urgency[urgency] ?? {};
  const id = String(Number(project.id) * 1_000 + place);
  const key = `${project.key}-${place + 1}`;
  const created = pickMoment(random, now);
  const current = project.components[topic];
  // What was archived since stands on old issues still.
  const archived = project.components.filter((each) => each.archived === true);
  const component = !isOpen && archived.length > 0 && random.once(8) ? random.pick(archived) : current;
  const scheme = SCHEMES[messy.scheme];
  const status = statusIds(sample);
  const legacy = random.once(5) ? [random.pick(words.legacyLabels)] : [];
  const [reporter] = sample.people;
  if (isOpen && !isLocked && !isRestricted) {
    truth[key] = {
      priority: messy.missingFields.includes('priority') ? [] : (scheme.byUrgency[urgency] ?? []),
      components: current === undefined || messy.missingFields.includes('components') ? [] : [current.name],
      labels: messy.missingFields.includes('labels') ? [] : [label],
    };
  }
  const chosen = scheme.priorities.find(({ name }) => name === scheme.byUrgency[urgency]?.[0]);
  const author = reporter?.accountId ?? '';
  return {
    ...BARE_ISSUE,
    ...timesOf(created, isOpen),
    id,
    key,
    projectId: project.id,
    issueTypeId: issueTypeId(messy, Number(project.id)),
    statusId: isLocked ? FROZEN.id : isOpen ? status.open : status.done,
    priorityId: (isOpen ? undefined : chosen?.id) ?? scheme.defaultId,
    summary: random.pick(summaries),
    description: toDocument([random.pick(details), `Reference ${1_000 + random.below(9_000)}.`, sentence]),
    labels: isOpen ? [] : [label, ...legacy],
    componentIds: isOpen || component === undefined ? [] : [component.id],
    reporterAccountId: author,
    securityLevelId: isRestricted ? (sample.securityLevels[0]?.id ?? null) : null,
    history: isOpen ? [] : renamed(id, topic, component, created, author),
  };
}

/**
 * Adds to the sample what years leave behind: components that were renamed, merged and archived, priorities of three
 * schemes, team-managed projects beside company-managed ones, required and missing fields, a status that locks its
 * issues, security levels, and lists that an administrator made long ago. Always the same for a seed, but for its
 * dates, which are counted back from `now`.
 * @param now milliseconds since 1970
 */
export function createMessySite(sample: JiraState, now: number, seed = SEED): GeneratedSite {
  const [pattern] = sample.projects;
  const [likeType] = sample.issueTypes;
  if (pattern === undefined || likeType === undefined) throw new Error('The sample site is empty.');
  const writing: Writing = { random: createRandom(seed), sample, now, truth: {} };
  const made = MESSY_PROJECTS.map((messy, index) => ({ messy, project: makeProject(pattern, messy, index) }));
  const projects = made.map(({ project }) => project);
  const issues = made.flatMap(({ messy, project }) =>
    Array.from({ length: RESOLVED_ISSUES + OPEN_ISSUES }, (_each, place) => writeIssue(writing, messy, project, place)),
  );
  const ownTypes = projects
    .filter(({ style }) => style === 'next-gen')
    .map(({ id, screens }) => ({ ...likeType, id: screens[0]?.issueTypeId ?? '', projectId: id }));
  const state: JiraState = {
    ...sample,
    priorities: [...sample.priorities, ...prioritiesOf(sample)],
    statuses: [...sample.statuses, FROZEN],
    issueTypes: [...sample.issueTypes, ...ownTypes],
    projects: [...sample.projects, ...projects],
    issues: [...sample.issues, ...issues],
  };
  return { state, truth: writing.truth, allowlists: oldLists(state) };
}

/** Names of today, names of before, and what is archived since: nobody has looked at the lists for years. */
function oldLists({ priorities }: JiraState): SiteAllowlists {
  return {
    labels: listed([...words.urgency.map(({ label }) => label), ...words.legacyLabels]),
    components: listed([
      ...MESSY_PROJECTS.flatMap(({ components, archived }) => [...components, ...archived]),
      ...words.topics.map(({ formerName }) => formerName),
    ]),
    priorityIds: priorities.map(({ id }) => id),
  };
}

/** Each once: the app takes names that differ in case alone for one. */
function listed(names: readonly string[]): { name: string; description: string }[] {
  return [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()]
    .toReversed()
    .map((name) => ({ name, description: '' }));
}
