import type { ErrorCode, ErrorDetails } from './error-body';

interface ErrorText {
  message: string;
  retryable: boolean;
}

/** For each code: the text that is safe to show, and whether trying again can help. */
export const ERROR_CATALOG: Record<ErrorCode, ErrorText> = {
  NOT_CONFIGURED: {
    message: 'Auto-Triage AI is not set up yet. A Jira administrator has to connect an endpoint and choose the allowed values.',
    retryable: false,
  },
  NOT_PERMITTED: { message: 'You do not have permission to do this here. Ask a project administrator for access.', retryable: false },
  UNLICENSED: { message: 'This site has no active licence for Auto-Triage AI. Ask a Jira administrator to renew it.', retryable: false },
  FIELDS_NOT_AVAILABLE: {
    message: 'Priority, components and labels cannot be edited on this issue: its edit screen or workflow does not offer them.',
    retryable: false,
  },
  RESTRICTED_ISSUE: {
    message: 'This issue has a security level, so its text is not sent to the endpoint. An administrator can allow that in the settings.',
    retryable: false,
  },
  ISSUE_NOT_FOUND: { message: 'Jira does not show you this issue. It may have been moved or deleted.', retryable: false },
  JIRA_UNAVAILABLE: { message: 'Jira did not answer as expected. Try again in a moment.', retryable: true },
  JIRA_BUSY: { message: 'Jira is limiting requests at the moment. Try again in a minute.', retryable: true },
  EGRESS_BLOCKED: {
    message: 'The endpoint’s host is not approved on this site. A Jira administrator has to allow it in the settings.',
    retryable: false,
  },
  ENDPOINT_UNREACHABLE: { message: 'The endpoint could not be reached. Check that it is running, then try again.', retryable: true },
  ENDPOINT_TIMEOUT: { message: 'The endpoint did not answer in time. Try again; if it stays, a faster model helps.', retryable: true },
  ENDPOINT_AUTH: { message: 'The endpoint refused the token. A Jira administrator has to replace it in the settings.', retryable: false },
  ENDPOINT_RATE_LIMITED: { message: 'The endpoint is limiting requests. Try again in a moment.', retryable: true },
  ENDPOINT_ERROR: { message: 'The endpoint answered with an error. Try again; if it stays, tell an administrator.', retryable: true },
  REPLY_INVALID: { message: 'The model’s reply could not be read. Try again; if it stays, a different model may help.', retryable: true },
  NOTHING_SUGGESTED: {
    message: 'Nothing to suggest: the model proposed no allowed value that the issue does not have already.',
    retryable: true,
  },
  STALE_SUGGESTION: {
    message: 'The issue was changed since, so nothing was written. Look at it again; you can ask for a new suggestion.',
    retryable: false,
  },
  VALUE_NOT_ALLOWED: {
    message: 'A chosen value is not allowed any more, or not possible on this issue. Nothing was written. Ask for a new suggestion.',
    retryable: false,
  },
  LIMIT_REACHED: {
    message: 'The number of suggestions that the administrator allows is used up for now. Try again later.',
    retryable: true,
  },
  CANCELLED: { message: 'The suggestion was cancelled.', retryable: true },
  INVALID_INPUT: { message: 'Something that was sent is not valid. Correct it and try again.', retryable: false },
  SAVE_CONFLICT: {
    message:
      'Somebody else saved the settings since you opened them. Nothing was saved. Reload to see their change, then make yours again.',
    retryable: false,
  },
  INTERNAL: { message: 'Something went wrong in Auto-Triage AI. Try again; if it stays, tell an administrator.', retryable: true },
};

const DAMAGED_TEXT: Record<NonNullable<ErrorDetails['damaged']>, string> = {
  settings:
    'The stored settings of Auto-Triage AI cannot be read. A Jira administrator can restore an earlier version on the app’s page, or delete everything and begin anew.',
  'project-settings':
    'The stored settings of this project cannot be read. Save them anew on the project’s page of Auto-Triage AI; until then nothing is suggested here.',
};

/** The text for a failure. What is known of it can call for another text than its code does. */
export function errorText(code: ErrorCode, details: ErrorDetails | undefined): ErrorText {
  if (details?.damaged !== undefined) return { message: DAMAGED_TEXT[details.damaged], retryable: false };
  if (details?.isResetting === true) {
    return { message: 'Everything that Auto-Triage AI stored is being deleted. Nothing can be saved until that is done.', retryable: true };
  }
  return ERROR_CATALOG[code];
}
