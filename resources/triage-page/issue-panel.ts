import type { QueueRow } from '../../src/contract/queue';
import { createPanelStore, type PanelStore, type PanelStoreOptions } from '../issue-panel/panel-store';
import type { QueueCalls } from './queue-calls';

/**
 * The store of an issue's own panel, for an issue of the list: what the list knows of it is shown at once, and whatever is
 * asked after that is asked anew. Jira's own fields are not on this page, and the list leads to the next issue.
 */
export function createIssuePanel(
  { panel }: QueueRow,
  own: ReturnType<QueueCalls['ofIssue']>,
  { now, schedule }: Pick<PanelStoreOptions, 'now' | 'schedule'>,
): PanelStore {
  let known: QueueRow['panel'] | null = panel;
  return createPanelStore({
    calls: {
      ...own,
      getViewer: async () => ({ ok: true, data: { isAdministrator: false } }),
      getPanel: async () => {
        const data = known;
        known = null;
        return data === null ? own.getPanel() : { ok: true, data };
      },
    },
    findNextIssue: async () => ({ ok: true, data: { key: null } }),
    findChangesSince: async () => [],
    refreshIssue: () => undefined,
    tellOthers: () => undefined,
    now,
    schedule,
  });
}
