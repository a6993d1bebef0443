import type { AnswerSubject, ErrorCode, ErrorDetails } from './error-body';
import { text } from './text';
import type { TriageField } from './triage-field';

interface ErrorText {
  message: string;
  retryable: boolean;
}

/**
 * For each code: the text that is safe to show, and whether trying again can help. Functions word in English; the page
 * that shows a message translates it.
 */
export const ERROR_CATALOG: Record<ErrorCode, ErrorText> = {
  NOT_CONFIGURED: {
    message: text('Auto-Triage AI is not set up yet. A Jira administrator must choose the allowed values.'),
    retryable: false,
  },
  NOT_PERMITTED: { message: text('You do not have permission to do this. Ask a project administrator for access.'), retryable: false },
  UNLICENSED: {
    message: text('This site does not have an active license for Auto-Triage AI. Ask a Jira administrator to renew it.'),
    retryable: false,
  },
  FIELDS_NOT_AVAILABLE: {
    message: text(
      'Priority, components and labels cannot be edited on this issue. They are not on its edit screen, or its workflow locks them.',
    ),
    retryable: false,
  },
  RESTRICTED_ISSUE: {
    message: text(
      'This issue has a security level, so its text is not sent to a language model. A Jira administrator can allow this in the settings.',
    ),
    retryable: false,
  },
  ISSUE_NOT_FOUND: { message: text('You do not have permission to view this issue, or it was moved or deleted.'), retryable: false },
  JIRA_UNAVAILABLE: { message: text('Jira did not answer as expected. Try again in a moment.'), retryable: true },
  JIRA_BUSY: { message: text('Jira is currently limiting requests. Try again in a minute.'), retryable: true },
  EGRESS_BLOCKED: {
    message: text('The endpoint’s host is not approved on this site. A Jira administrator must allow it in the settings.'),
    retryable: false,
  },
  ENDPOINT_UNREACHABLE: { message: text('The endpoint could not be reached. Check that it is running, then try again.'), retryable: true },
  ENDPOINT_TIMEOUT: {
    message: text('The model did not answer in time. Try again. If it keeps happening, use a faster model.'),
    retryable: true,
  },
  ENDPOINT_AUTH: {
    message: text('The endpoint rejected the token. A Jira administrator must replace it in the settings.'),
    retryable: false,
  },
  ENDPOINT_RATE_LIMITED: { message: text('The endpoint is limiting requests. Try again in a moment.'), retryable: true },
  ENDPOINT_ERROR: {
    message: text('The endpoint returned an error. Try again. If it keeps happening, contact a Jira administrator.'),
    retryable: true,
  },
  MODEL_FORBIDDEN: {
    message: text('Atlassian does not let the app use the chosen model. A Jira administrator must choose another one in the settings.'),
    retryable: false,
  },
  MODEL_RETIRED: {
    message: text('Atlassian no longer offers the chosen model. A Jira administrator must choose another one in the settings.'),
    retryable: false,
  },
  MODEL_RATE_LIMITED: {
    message: text('Atlassian allows this site only so many requests to its models a minute. Try again in a minute.'),
    retryable: true,
  },
  MODEL_TOKENS_LIMITED: {
    message: text('Atlassian’s models read only so much text from this site a minute. Try again in a minute.'),
    retryable: true,
  },
  MODEL_REPLY_CUT: {
    message: text(
      'The model’s reply was too long and was cut. Try again. If it keeps happening, a Jira administrator can allow fewer values.',
    ),
    retryable: true,
  },
  MODEL_UNAVAILABLE: { message: text('Atlassian’s models are not available right now. Try again in a few minutes.'), retryable: true },
  MODEL_STOPPED: {
    message: text(
      'The vendor of Auto-Triage AI has stopped the use of Atlassian’s models. A Jira administrator can choose another provider.',
    ),
    retryable: false,
  },
  REPLY_INVALID: {
    message: text('The model’s reply could not be read. Try again. If it keeps happening, a different model may help.'),
    retryable: true,
  },
  NOTHING_SUGGESTED: {
    message: text('Nothing to suggest: the model proposed no allowed values that the issue does not already have.'),
    retryable: true,
  },
  STALE_SUGGESTION: {
    message: text('The issue has changed in the meantime, so nothing was written. Review the issue, or ask for a new suggestion.'),
    retryable: false,
  },
  VALUE_NOT_ALLOWED: {
    message: text('A selected value is no longer allowed, or cannot be set on this issue. Nothing was written. Ask for a new suggestion.'),
    retryable: false,
  },
  LINKS_NOT_AVAILABLE: {
    message: text('Jira cannot link these issues: links are switched off on this site, or it has no link type “Duplicate” any more.'),
    retryable: false,
  },
  LIMIT_REACHED: { message: text('Auto-Triage AI allows only so many suggestions, and that limit is reached.'), retryable: true },
  CANCELLED: { message: text('The suggestion was canceled.'), retryable: true },
  INVALID_INPUT: { message: text('Some of the input is not valid. Correct it and try again.'), retryable: false },
  SAVE_CONFLICT: {
    message: text(
      'Someone else has saved the settings since you opened them. Your changes were not saved. Reload to see theirs, then make yours again.',
    ),
    retryable: false,
  },
  INTERNAL: {
    message: text('Something went wrong in Auto-Triage AI. Try again. If it keeps happening, contact a Jira administrator.'),
    retryable: true,
  },
};

const DAMAGED_TEXT: Record<NonNullable<ErrorDetails['damaged']>, string> = {
  settings: text(
    'The stored settings of Auto-Triage AI cannot be read. A Jira administrator can restore an earlier version on the app’s page, or delete everything and start over.',
  ),
  'project-settings': text(
    'The stored settings of this project cannot be read. Nothing is suggested here until they are saved again on the project’s Auto-Triage AI page.',
  ),
};

const REQUIRED_TEXT: Record<TriageField, string> = {
  priority: text(
    'Jira requires a priority on this issue, so this cannot be undone. Nothing was written. Choose another value in Jira’s own field.',
  ),
  components: text(
    'Jira requires a component on this issue, so this cannot be undone. Nothing was written. Choose another value in Jira’s own field.',
  ),
  labels: text(
    'Jira requires a label on this issue, so this cannot be undone. Nothing was written. Choose another value in Jira’s own field.',
  ),
};

/** What helps more than the text of the code: what happened, and what to do about it. */
const SUBJECT_TEXT: Partial<Record<AnswerSubject, ErrorText>> = {
  model: {
    message: text('The endpoint does not have the model that is set up. A Jira administrator has to choose another one in the settings.'),
    retryable: false,
  },
  context: {
    message: text(
      'The question is longer than the model can read. A Jira administrator can choose a larger context or allow fewer values.',
    ),
    retryable: false,
  },
  cut: {
    message: text(
      'The reply was cut at the server’s limit. Tell an administrator: the endpoint has to allow longer replies, or the model to think less.',
    ),
    retryable: false,
  },
  empty: {
    message: text('The model’s reply was empty. Try again; if it stays, tell an administrator: thinking may use up the whole reply.'),
    retryable: true,
  },
  declined: { message: text('The model declined to answer. Try again; if it stays, a different model may help.'), retryable: true },
  filter: {
    message: text(
      'A content filter refused this issue’s text or the reply. If the endpoint is yours, an administrator can relax the filter.',
    ),
    retryable: false,
  },
  privacy: {
    message: text(
      'The privacy settings of the endpoint’s account leave no provider for this model. An administrator has to change them or the model.',
    ),
    retryable: false,
  },
  credit: {
    message: text('The endpoint’s account has no credit left. An administrator has to add some; until then nothing can be suggested.'),
    retryable: false,
  },
  redirect: {
    message: text(
      'The endpoint’s address leads to another one, which is never followed. A Jira administrator has to correct it in the settings.',
    ),
    retryable: false,
  },
};

/** The text for a failure. What is known of it can call for another text than its code does. */
export function errorText(code: ErrorCode, details: ErrorDetails | undefined): ErrorText {
  if (details?.damaged !== undefined) return { message: DAMAGED_TEXT[details.damaged], retryable: false };
  if (details?.isResetting === true) {
    return {
      message: text('Everything that Auto-Triage AI has stored is being deleted. Nothing can be saved until this is finished.'),
      retryable: true,
    };
  }
  if (details?.required !== undefined) return { message: REQUIRED_TEXT[details.required], retryable: false };
  return (details?.about === undefined ? undefined : SUBJECT_TEXT[details.about]) ?? ERROR_CATALOG[code];
}
