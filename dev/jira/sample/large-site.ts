import { createRandom } from '../../random';
import type { IssueState, JiraState, ProjectState } from '../state';
import { BARE_ISSUE, FIRST_ID, pickMoment, timesOf, type GeneratedSite, type RightValues } from './generated-site';
import words from './large-site-words.json';
import truthOfSample from './truth.json';

/** What the large site holds in all, the sample's own projects among it. */
export const LARGE_SITE = { projects: 50, components: 430, labels: 3_000, issues: 3_000 } as const;

const SEED = 20_261_129;

/** Labels of a project that most of its issues share; the rest is used once or twice, as on real sites. */
const COMMON_LABELS = 12;

/** Divides a number into parts that differ by one at most. */
function share(total: number, parts: number): number[] {
  return Array.from({ length: parts }, (_each, index) => Math.floor(total / parts) + (index < total % parts ? 1 : 0));
}

/** How people spell the same label: most in one way, some in another. */
function spell(name: string, index: number): string {
  if (index % 40 === 1) return name.replaceAll('-', '_');
  return index % 40 === 3 ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** Names that no two labels share. Every fortieth is a near-duplicate of the one before. */
function nameLabels(count: number): string[] {
  const { areas, things } = words;
  return Array.from({ length: count }, (_each, index) => {
    const twin = index % 40 === 1 || index % 40 === 3 ? index - 1 : index;
    const round = Math.floor(twin / (areas.length * things.length));
    const name = `${areas[twin % areas.length] ?? ''}-${things[Math.floor(twin / areas.length) % things.length] ?? ''}`;
    return spell(round === 0 ? name : `${name}-${round + 1}`, index);
  });
}

function makeProject(pattern: ProjectState, index: number, components: number): ProjectState {
  const { areas, teams } = words;
  const name = `${areas[index % areas.length] ?? ''} ${teams[Math.floor(index / areas.length)] ?? ''}`.trim();
  const id = FIRST_ID + index;
  return {
    ...pattern,
    id: String(id),
    key: `P${String(index + 1).padStart(2, '0')}X`,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    description: `What the ${name} team works on.`,
    components: Array.from({ length: components }, (_each, each) => ({
      id: String(id * 100 + each),
      name: `${words.parts[(index + each) % words.parts.length] ?? ''} ${words.kinds[each % words.kinds.length] ?? ''}`,
      description: '',
    })),
  };
}

interface IssueParts {
  project: ProjectState;
  pattern: IssueState;
  number: number;
  labels: string[];
  componentIds: string[];
  created: number;
}

function makeIssue({ project, pattern, number, labels, componentIds, created }: IssueParts): IssueState {
  return {
    ...pattern,
    ...BARE_ISSUE,
    ...timesOf(created, pattern.resolved === null),
    id: String(Number(project.id) * 1_000 + number),
    key: `${project.key}-${number}`,
    projectId: project.id,
    labels,
    componentIds,
  };
}

/** What stands in a generated project for the values of the sample's: the same ones in every issue, so that they can be learned. */
interface Counterparts {
  component: (name: string) => ProjectState['components'][number] | undefined;
  label: (name: string) => string;
}

function findCounterparts(pattern: ProjectState, project: ProjectState, labels: readonly string[], known: readonly string[]): Counterparts {
  return {
    component: (name) =>
      project.components[pattern.components.findIndex((component) => component.name === name) % project.components.length],
    label: (name) => labels[known.indexOf(name) % labels.length] ?? name,
  };
}

/** What people would accept for an open issue of the sample, in the words of another project. */
function translate({ priority, components, labels }: RightValues, { component, label }: Counterparts): RightValues {
  return { priority, components: components.flatMap((name) => component(name)?.name ?? []), labels: labels.map(label) };
}

/**
 * Makes a site of fifty projects around the sample: always the same for a seed, but for its dates, which are
 * counted back from `now`. Projects, issues and permissions are made after those of the sample's first project.
 * @param now milliseconds since 1970
 */
export function createLargeSite(sample: JiraState, now: number, seed = SEED): GeneratedSite {
  const random = createRandom(seed);
  const count = { ...LARGE_SITE, projects: LARGE_SITE.projects - sample.projects.length };
  const pattern = sample.projects[0];
  if (pattern === undefined) throw new Error('The sample site has no project.');
  const patterns = sample.issues.filter(({ projectId, securityLevelId }) => projectId === pattern.id && securityLevelId === null);
  const componentNames = new Map(pattern.components.map(({ id, name }) => [id, name]));
  const known = [...new Set(sample.issues.flatMap(({ labels }) => labels))];
  const components = share(count.components - sample.projects.reduce((sum, each) => sum + each.components.length, 0), count.projects);
  const projects = components.map((each, index) => makeProject(pattern, index, each));
  const names = nameLabels(count.labels - known.length);
  const labelShares = share(names.length, count.projects);
  const issueShares = share(count.issues - sample.issues.length, count.projects);
  const truth: GeneratedSite['truth'] = {};
  const issues = projects.flatMap((project, index) => {
    const own = names.splice(0, labelShares[index] ?? 0);
    const counterparts = findCounterparts(pattern, project, own.slice(0, COMMON_LABELS), known);
    const wanted = issueShares[index] ?? 0;
    return Array.from({ length: wanted }, (_each, place) => {
      const like = random.pick(patterns);
      // Each label is used once at least; the common ones again and again.
      const labels = [...own.filter((_label, index) => index % wanted === place), ...like.labels.map(counterparts.label)];
      const componentIds = like.componentIds.flatMap((id) => counterparts.component(componentNames.get(id) ?? '')?.id ?? []);
      const issue = makeIssue({
        project,
        pattern: like,
        number: place + 1,
        labels: [...new Set(labels)],
        componentIds: [...new Set(componentIds)],
        created: pickMoment(random, now),
      });
      const right = (truthOfSample as Record<string, RightValues>)[like.key];
      if (right !== undefined) truth[issue.key] = translate(right, counterparts);
      return issue;
    });
  });
  const state = { ...sample, projects: [...sample.projects, ...projects], issues: [...sample.issues, ...issues] };
  return { state, truth, allowlists: null };
}
