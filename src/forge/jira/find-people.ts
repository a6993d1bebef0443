import { mentionedPeople } from '../../text/adf/mentioned-people';

/** Where people stand that are asked for with many issues at once: comments would make such answers huge. */
export const PEOPLE_FIELDS = ['reporter', 'creator', 'assignee'];

/** The authors of comments lie this deep (`comment.comments[0].author`). What they wrote lies deeper, and is left alone. */
const DEEPEST = 4;

/** Jira's user, wherever it stands. Apps, which Jira lists as users as well, are nobody. */
function nameOf(value: object): string | null {
  const { accountId, accountType, displayName } = value as Record<string, unknown>;
  return typeof accountId === 'string' && typeof displayName === 'string' && accountType !== 'app' ? displayName : null;
}

function findNames(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  const name = nameOf(value);
  return name === null ? Object.values(value).flatMap((part) => findNames(part, depth + 1)) : [name];
}

/**
 * Names of everybody who stands in one of the fields, such as reporter, assignee or request participants, who wrote a
 * comment, logged work or attached a file, or who is mentioned in the description: each once. Never throws.
 */
export function findPeople({ description, ...fields }: Record<string, unknown>): string[] {
  return [...new Set([...findNames(fields, 0), ...mentionedPeople(description)])];
}
