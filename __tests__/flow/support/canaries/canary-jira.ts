import { createSampleState } from '../../../../dev/jira/sample';
import type { AdfNode, IssueState, JiraState, Role } from '../../../../dev/jira/state';
import { canary } from './canary';

const paragraphs = (...texts: string[]): AdfNode => ({
  type: 'doc',
  version: 1,
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** The project with the canaries, whose key is one itself. */
export const PROJECT_KEY = canary('issueKey');
export const PROJECT_ID = '10001';
/** An open issue with canaries in every part, its number in the sample. */
export const ISSUE_KEY = `${PROJECT_KEY}-13`;
/** An open issue with a security level. */
export const RESTRICTED_KEY = `${PROJECT_KEY}-14`;

/** Both have this in their summaries, so that one is evidence for the other. */
const SHARED_WORDS = 'Payment captured twice';

function person(state: JiraState, role: Role, texts: { name?: string; email?: string; account: string }): JiraState {
  const found = state.people.find((each) => each.role === role);
  if (found === undefined) throw new Error(`Nobody is ${role}.`);
  const { name = found.displayName, email = found.emailAddress, account } = texts;
  const changed = JSON.stringify(state)
    .replaceAll(found.accountId, account)
    .replaceAll(JSON.stringify(found.displayName), JSON.stringify(name))
    .replaceAll(found.emailAddress, email);
  return JSON.parse(changed) as JiraState;
}

function change(state: JiraState, key: string, parts: Partial<IssueState>): void {
  const issue = state.issues.find((each) => each.key === key);
  if (issue === undefined) throw new Error(`There is no issue ${key}.`);
  Object.assign(issue, parts);
}

function withPeople(state: JiraState): JiraState {
  const agent = person(state, 'agent', { name: canary('agentName'), email: canary('agentEmail'), account: canary('agentAccount') });
  const administrator = { name: canary('administratorName'), email: canary('administratorEmail'), account: canary('administratorAccount') };
  return person(person(agent, 'administrator', administrator), 'project-administrator', { account: canary('projectAdministratorAccount') });
}

function addNames(state: JiraState): void {
  state.priorities.push({
    id: '77',
    name: canary('currentPriority'),
    description: '',
    statusColor: '#707070',
    iconUrl: 'https://jira.sprintloom.com/icon.svg',
  });
  state.statuses.push({ id: '88', name: canary('status'), description: canary('status'), category: 'new', properties: {} });
  for (const level of state.securityLevels) Object.assign(level, { name: canary('securityLevel'), description: canary('securityLevel') });
  const project = state.projects.find(({ id }) => id === PROJECT_ID);
  if (project === undefined) throw new Error('The sample has no such project.');
  Object.assign(project, { name: canary('projectName'), description: canary('projectDescription') });
  const description = canary('componentDescription');
  project.components.push(
    { id: '991', name: canary('currentComponent'), description },
    { id: '992', name: canary('allowedComponent'), description },
    { id: '993', name: canary('similarComponent'), description },
  );
  const bug = state.issueTypes.find(({ id }) => id === '10101');
  if (bug !== undefined) bug.name = canary('issueType');
}

/** The sample site with a canary in every place that an issue, its project and its people have. */
export function createCanaryState(): JiraState {
  const state = JSON.parse(JSON.stringify(withPeople(createSampleState())).replaceAll('SHOP', PROJECT_KEY)) as JiraState;
  addNames(state);
  const comment = (name: 'comment' | 'similarComment') => [
    { id: `${name}-1`, authorAccountId: canary('agentAccount'), body: paragraphs(canary(name)), created: 0 },
  ];
  const staff = state.securityLevels[0]?.id ?? '';
  change(state, ISSUE_KEY, {
    summary: `${SHARED_WORDS} ${canary('summary')}`,
    description: paragraphs(
      `${canary('description')} Mail ${canary('emailInText')} about it.`,
      'word '.repeat(300),
      canary('descriptionPastLimit'),
    ),
    issueTypeId: '10101',
    statusId: '88',
    priorityId: '77',
    labels: [canary('currentLabel')],
    componentIds: ['991'],
    assigneeAccountId: canary('agentAccount'),
    reporterAccountId: canary('administratorAccount'),
    comments: comment('comment'),
    properties: { secret: canary('comment') },
  });
  change(state, RESTRICTED_KEY, {
    summary: `${SHARED_WORDS} ${canary('restrictedSummary')}`,
    description: paragraphs(canary('restrictedSummary')),
    securityLevelId: staff,
  });
  const resolved = state.issues.filter(({ projectId, resolved: at }) => projectId === PROJECT_ID && at !== null).map(({ key }) => key);
  const [similar = '', restricted = ''] = resolved;
  change(state, similar, {
    summary: `${SHARED_WORDS} ${canary('similarSummary')}`,
    description: paragraphs(canary('similarDescription')),
    labels: [canary('similarLabel')],
    componentIds: ['993'],
    priorityId: '2',
    comments: comment('similarComment'),
  });
  change(state, restricted, {
    summary: `${SHARED_WORDS} ${canary('restrictedSimilarSummary')}`,
    description: null,
    labels: [],
    securityLevelId: staff,
  });
  return state;
}
