import { createRandom, type Random } from '../../random';
import type { IssueState, JiraState, ProjectState } from '../state';
import { BARE_ISSUE, FIRST_ID, pickMoment, statusIds, timesOf, toDocument, type GeneratedSite, type RightValues } from './generated-site';
import languages from './world-site-words.json';

type Language = (typeof languages)[number];

const SEED = 20_261_130;

const RESOLVED_ISSUES = 36;
const OPEN_ISSUES = 10;

/** For each degree of urgency the priority that people chose, and what they would have accepted beside it. */
const PRIORITIES = [
  { chosen: 'Highest', right: ['Highest', 'High'] },
  { chosen: 'High', right: ['High', 'Highest'] },
  { chosen: 'Low', right: ['Low', 'Lowest'] },
];

/** Letters and accents apart, as macOS and some keyboards write them, or joined. */
type Form = 'NFC' | 'NFD';

function makeProject(pattern: ProjectState, language: Language, index: number): ProjectState {
  const id = FIRST_ID + index;
  return {
    ...pattern,
    id: String(id),
    key: language.key,
    name: language.project,
    description: '',
    // Whoever made Vietnam's components had such a keyboard.
    components: language.components.map((name, each) => ({
      id: String(id * 100 + each),
      name: language.key === 'VI' ? name.normalize('NFD') : name,
      description: '',
    })),
  };
}

interface Ticket {
  summary: string;
  description: string[];
  right: RightValues;
}

/** What somebody writes who has one of the project's troubles, and how it is triaged. */
function writeTicket(random: Random, language: Language, project: ProjectState, form: Form): Ticket {
  const topic = random.below(language.topics.length);
  const urgency = random.below(language.urgency.length);
  const sentences = language.topics[topic] ?? [];
  return {
    summary: random.pick(sentences).normalize(form),
    description: [random.pick(sentences), `${1_000 + random.below(9_000)}`, language.urgency[urgency] ?? ''].map((text) =>
      text.normalize(form),
    ),
    right: {
      priority: PRIORITIES[urgency]?.right ?? [],
      components: [project.components[topic]?.name ?? ''],
      labels: [language.labels[urgency] ?? ''],
    },
  };
}

/**
 * Adds to the sample a project for each of twelve languages, whose issues, components and labels are in that language:
 * from right to left, without spaces, with accents joined or apart. Always the same for a seed, but for its dates,
 * which are counted back from `now`.
 * @param now milliseconds since 1970
 */
export function createWorldSite(sample: JiraState, now: number, seed = SEED): GeneratedSite {
  const random = createRandom(seed);
  const [pattern] = sample.projects;
  const [issueType] = sample.issueTypes;
  const [reporter] = sample.people;
  if (pattern === undefined || issueType === undefined || reporter === undefined) throw new Error('The sample site is empty.');
  const status = statusIds(sample);
  const priorityIds = new Map(sample.priorities.map(({ id, name }) => [name, id]));
  const truth: GeneratedSite['truth'] = {};
  const made = languages.map((language, index) => ({ language, project: makeProject(pattern, language, index) }));
  const projects = made.map(({ project }) => project);
  const issues = made.flatMap(({ language, project }) =>
    Array.from({ length: RESOLVED_ISSUES + OPEN_ISSUES }, (_each, place): IssueState => {
      const isOpen = place >= RESOLVED_ISSUES;
      const { summary, description, right } = writeTicket(random, language, project, random.once(2) ? 'NFD' : 'NFC');
      const key = `${project.key}-${place + 1}`;
      if (isOpen) truth[key] = right;
      const component = project.components.find(({ name }) => right.components.includes(name));
      return {
        ...BARE_ISSUE,
        ...timesOf(pickMoment(random, now), isOpen),
        id: String(Number(project.id) * 1_000 + place),
        key,
        projectId: project.id,
        issueTypeId: issueType.id,
        statusId: isOpen ? status.open : status.done,
        priorityId: (isOpen ? undefined : priorityIds.get(right.priority[0] ?? '')) ?? sample.defaultPriorityId,
        summary,
        description: toDocument(description),
        labels: isOpen ? [] : right.labels,
        componentIds: isOpen || component === undefined ? [] : [component.id],
        reporterAccountId: reporter.accountId,
      };
    }),
  );
  return {
    state: { ...sample, projects: [...sample.projects, ...projects], issues: [...sample.issues, ...issues] },
    truth,
    allowlists: null,
  };
}
