import type { PanelAnswers } from '../../src/contract/panel';
import type { Result } from '../../src/contract/result';
import type { PanelCalls } from './panel-calls';

/** What came of linking a duplicate; nothing once its link was taken back. */
export type LinkOutcome = Partial<PanelAnswers['linkDuplicate']>;

/** Links the issue as a duplicate of another one, or takes the link of that id back. */
export type LinkDuplicate = (duplicateOf: string, linkId: string | null) => Promise<Result<LinkOutcome>>;

/** Jira's own links are shown anew after each change: they are nothing of the panel's. */
export function createLink(calls: Pick<PanelCalls, 'linkDuplicate' | 'unlinkDuplicate'>, refreshIssue: () => void): LinkDuplicate {
  return async (duplicateOf, linkId) => {
    const answer = await (linkId === null ? calls.linkDuplicate(duplicateOf) : calls.unlinkDuplicate(duplicateOf, linkId));
    if (answer.ok) refreshIssue();
    return answer;
  };
}
