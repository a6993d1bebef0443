import type { AccessPort } from '../../access/administrator';
import type { ProjectPort } from '../../settings/project-port';
import type { TriageContext } from '../triage-context';

/** What an administrator's trials work with: triage without an issue of its own, and without a queue. */
export type TrialContext = Omit<TriageContext, 'issueId' | 'project' | 'queue' | 'jira'> & {
  jira: TriageContext['jira'] & AccessPort & ProjectPort;
};
