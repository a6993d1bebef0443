import { requestJira, view } from '@forge/bridge';
import { TRIAGE_FIELDS, type TriageField } from '../../src/contract/triage-field';

/** A change of one of the app's fields, as Jira's history tells it. */
export interface RecentChange {
  who: string;
  field: TriageField;
  from: string;
  to: string;
}

interface History {
  total: number;
  values: {
    created: string;
    author?: { displayName?: string };
    items: { fieldId?: string; fromString: string | null; toString: unknown }[];
  }[];
}

interface Place {
  issue: { key: string };
}

/** How many of an issue's newest changes are looked through. */
const LOOKED_THROUGH = 20;

/** Who changed the app's fields on this issue since a moment (ISO 8601), oldest first. */
export async function findChangesSince(since: string): Promise<RecentChange[]> {
  const { issue } = await readPlace();
  const path = `/rest/api/3/issue/${issue.key}/changelog`;
  // Jira pages its history from the oldest change on.
  const { total } = await read<History>(`${path}?maxResults=1`);
  const { values } = await read<History>(`${path}?startAt=${Math.max(0, total - LOOKED_THROUGH)}&maxResults=${LOOKED_THROUGH}`);
  return values
    .filter(({ created }) => Date.parse(created) > Date.parse(since))
    .flatMap(({ author, items }) =>
      items.flatMap(({ fieldId, fromString, toString }) => {
        const field = TRIAGE_FIELDS.find((name) => name === fieldId);
        if (field === undefined) return [];
        return [{ who: author?.displayName ?? '', field, from: fromString ?? '', to: typeof toString === 'string' ? toString : '' }];
      }),
    );
}

async function readPlace(): Promise<Place> {
  const { extension } = await view.getContext();
  return extension as unknown as Place;
}

async function read<Answer>(path: string): Promise<Answer> {
  const response = await requestJira(path);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Answer;
}
