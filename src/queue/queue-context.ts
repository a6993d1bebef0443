import { TriageError } from '../contract/triage-error';
import type { IssueSnapshot } from '../issue/issue';
import type { IssueListPort } from '../issue/issue-list-port';
import type { IssuePort } from '../issue/issue-port';
import type { ProjectPort } from '../settings/project-port';
import type { TriageContext } from '../triage/triage-context';
import type { BatchStore } from './batch-store';

/** What every use case of the triage page works with: one project, one person, one installation, one invocation. */
export type QueueContext = Omit<TriageContext, 'issueId' | 'project' | 'jira' | 'store'> & {
  /** Where the page stands, as the platform says. */
  project: { id: string; key: string };
  store: TriageContext['store'] & BatchStore;
  jira: TriageContext['jira'] & IssueListPort & Pick<ProjectPort, 'findQueryFaults'>;
};

/** Jira without the issues of other projects: to the page they do not exist. */
function withinProject<Jira extends Pick<IssuePort, 'readIssue' | 'readIssueWithPeople'>>(jira: Jira, projectId: string): Jira {
  async function own<Issue extends IssueSnapshot>(reading: Promise<Issue>): Promise<Issue> {
    const issue = await reading;
    if (issue.projectId !== projectId) throw new TriageError('ISSUE_NOT_FOUND');
    return issue;
  }
  return {
    ...jira,
    readIssue: (issueId) => own(jira.readIssue(issueId)),
    readIssueWithPeople: (issueId) => own(jira.readIssueWithPeople(issueId)),
  };
}

/** What the use cases of an issue work with. They read it as the person before they tell or change anything. */
export function issueContext(context: QueueContext, issueId: string): TriageContext {
  return { ...context, issueId, jira: withinProject(context.jira, context.project.id) };
}

/** Makes a use case of one issue one of the page, which names the issue beside the payload. */
export function onIssue<Payload, Data>(
  useCase: (context: TriageContext, payload: Payload) => Promise<Data>,
): (context: QueueContext, payload: Payload & { issueId: string }) => Promise<Data> {
  return (context, payload) => useCase(issueContext(context, payload.issueId), payload);
}

/** The same for a decision, which counts as one of many where the page says so. */
export function onDecided<Payload, Data>(
  useCase: (context: TriageContext, payload: Payload) => Promise<Data>,
): (context: QueueContext, payload: Payload & { issueId: string; together: boolean }) => Promise<Data> {
  return (context, payload) => onIssue(useCase)({ ...context, surface: payload.together ? 'batch' : 'page' }, payload);
}
