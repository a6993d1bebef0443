import { once } from '../contract/once';
import type { QueueRow } from '../contract/queue';
import type { FoundIssue } from '../issue/issue';
import type { ListedIssue } from '../issue/issue-list-port';
import { getPanel } from '../triage/suggest/get-panel';
import type { TriageStore } from '../triage/triage-context';
import type { QueueContext } from './queue-context';
import { rememberReads, SHARED_READS } from './remember-reads';

/** What Jira gives at most for a request by ids. */
const MOST_BY_ID = 100;

/** The issues that stored suggestions rest on, those of all rows together, as far as this person may see them. */
async function readAllEvidence({ jira }: QueueContext, store: TriageStore, issues: ListedIssue[]): Promise<FoundIssue[]> {
  const evidence = await Promise.all(
    issues.map(async ({ id }) => {
      const latest = await store.readLatest(id);
      return latest === null ? [] : ((await store.readSuggestion(id, latest.id))?.evidenceIds ?? []);
    }),
  );
  const ids = [...new Set(evidence.flat())];
  const pages = Array.from({ length: Math.ceil(ids.length / MOST_BY_ID) }, (_each, page) =>
    jira.readResolved(ids.slice(page * MOST_BY_ID, (page + 1) * MOST_BY_ID)),
  );
  return (await Promise.all(pages)).flat();
}

/** The values to pick from are the same on most rows, and many: whoever opens an issue gets them then. */
export function withoutOptions(panel: QueueRow['panel']): QueueRow['panel'] {
  if (panel.kind !== 'suggestion') return panel;
  const { suggestion } = panel;
  const fields = suggestion.fields.map((field) => ({ ...field, options: [] }));
  return { ...panel, suggestion: { ...suggestion, fields, similar: [] } };
}

/** A row by itself: nothing of it comes from another issue of the list. */
type OwnRow = Omit<QueueRow, 'duplicates'>;

/** The issues as rows, each with what its own panel would show; the app's settings are known to be complete. */
export async function readRows(context: QueueContext, issues: ListedIssue[]): Promise<OwnRow[]> {
  const store = rememberReads(context.store, [...SHARED_READS, 'readLatest', 'readSuggestion']);
  const similar = new Map((await readAllEvidence(context, store, issues)).map((issue) => [issue.id, issue]));
  // The same for all rows.
  const listChoices = once(() => context.jira.listChoices());
  const jira: QueueContext['jira'] = {
    ...context.jira,
    readResolved: async (ids) => ids.flatMap((id) => similar.get(id) ?? []),
    listChoices,
  };
  const rows = issues.map(async (issue): Promise<OwnRow[]> => {
    const { id, key, summary, createdAt } = issue;
    const panel = await getPanel({ ...context, store, issueId: id, jira: { ...jira, readIssue: async () => issue } });
    return panel.kind === 'not-configured' ? [] : [{ id, key, summary, createdAt, panel: withoutOptions(panel) }];
  });
  return (await Promise.all(rows)).flat();
}
