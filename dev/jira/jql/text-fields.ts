import type { AdfNode, IssueState } from '../state';
import { textOfDocument } from '../text-of-document';

/** Every field that `~` searches, by the lower-case name that JQL accepts. */
export const TEXT_FIELDS: ReadonlyMap<string, (issue: IssueState) => string> = new Map([
  ['summary', (issue: IssueState) => issue.summary],
  ['description', descriptionOf],
  ['comment', commentsOf],
  ['text', (issue: IssueState) => [issue.summary, descriptionOf(issue), commentsOf(issue)].join('\n')],
]);

/** A document is replaced when it changes, never changed. */
const texts = new WeakMap<AdfNode, string>();

function descriptionOf({ description }: IssueState): string {
  return description === null ? '' : textOf(description);
}

function commentsOf({ comments }: IssueState): string {
  return comments.map(({ body }) => textOf(body)).join('\n');
}

function textOf(document: AdfNode): string {
  const text = texts.get(document) ?? textOfDocument(document);
  texts.set(document, text);
  return text;
}
