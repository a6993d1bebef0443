import type { Settings } from '../../contract/settings';
import { TriageError } from '../../contract/triage-error';
import { TRIAGE_FIELDS } from '../../contract/triage-field';
import { isAvailable } from '../../fields/field-rules';
import type { IssueSnapshot } from '../../issue/issue';

/**
 * Edit metadata is Jira's own answer to what this person may do on this issue.
 * @throws TriageError `NOT_PERMITTED`, `FIELDS_NOT_AVAILABLE`, `RESTRICTED_ISSUE`
 */
export function assertMayTriage(issue: IssueSnapshot, settings: Settings): void {
  if (!issue.canEdit) throw new TriageError('NOT_PERMITTED');
  if (!TRIAGE_FIELDS.some((field) => isAvailable(issue, field))) throw new TriageError('FIELDS_NOT_AVAILABLE');
  // The built-in provider sends nothing anywhere.
  if (settings.endpoint === null) return;
  if (issue.hasSecurityLevel && !settings.sendRestrictedIssues) throw new TriageError('RESTRICTED_ISSUE');
}
