import { TriageError } from '../contract/triage-error';
import type { IssueListPort } from '../issue/issue-list-port';
import type { IssuePort } from '../issue/issue-port';
import type { TriageContext } from '../triage/triage-context';

/** What every use case of the triage page works with: one project, one person, one installation, one invocation. */
export type QueueContext = Omit<TriageContext, 'issueId' | 'project' | 'jira'> & {
  /** Where the page stands, as the platform says. */
  project: { id: string; key: string };
  jira: TriageContext['jira'] & IssueListPort;
};

/** Jira without the issues of other projects: to the page they do not exist. */
function withinProject<Jira extends Pick<IssuePort, 'readIssue'>>(jira: Jira, projectId: string): Jira {
  return {
    ...jira,
    async readIssue(issueId: string) {
      const issue = await jira.readIssue(issueId);
      if (issue.projectId !== projectId) throw new TriageError('ISSUE_NOT_FOUND');
      return issue;
    },
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
