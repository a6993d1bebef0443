import type { IssueListPort } from '../issue/issue-list-port';
import type { TrialContext } from '../triage/trial/trial-context';

/** What coaching works with. */
export type CoachContext = TrialContext & { jira: TrialContext['jira'] & Pick<IssueListPort, 'countIssues'> };
