import { adfToText } from './adf-to-text';
import { cleanText } from './clean-text';
import { DESCRIPTION_LIMIT, SUMMARY_LIMIT } from './limits';

/** The text of an issue as Jira gives it. */
export interface RawIssueText {
  summary: string;
  /** Atlassian Document Format, plain text, or null. */
  description: unknown;
}

export interface CleanIssueText {
  /** One line of at most 255 code points. */
  summary: string;
  /** At most 1,000 code points. */
  description: string;
}

/** All that may be said of an issue in a prompt. See `cleanText` for what it is free of. */
export function cleanIssueText(issue: RawIssueText, options: { maskPersonalData: boolean; names?: readonly string[] }): CleanIssueText {
  const summary = cleanText(issue.summary, { ...options, limit: SUMMARY_LIMIT, singleLine: true });
  const description = cleanText(adfToText(issue.description), { ...options, limit: DESCRIPTION_LIMIT });
  return { summary: summary.text, description: description.text };
}
