import type { QueueRow } from '../../src/contract/queue';
import { createPanelStore, type PanelStore, type PanelStoreOptions } from '../issue-panel/panel-store';
import type { QueueCalls } from './queue-calls';

type OwnCalls = ReturnType<QueueCalls['ofIssue']>;

/** The same calls, where the list hears which issue this one was linked to as a duplicate, and of which link was taken back. */
export function tellingLinks(own: OwnCalls, onLink: (otherId: string, isLinked: boolean) => void): OwnCalls {
  return {
    ...own,
    async linkDuplicate(otherId) {
      const answer = await own.linkDuplicate(otherId);
      if (answer.ok) onLink(otherId, true);
      return answer;
    },
    async unlinkDuplicate(otherId, linkId) {
      const answer = await own.unlinkDuplicate(otherId, linkId);
      if (answer.ok) onLink(otherId, false);
      return answer;
    },
  };
}

/**
 * The store of an issue's own panel, for an issue of the list: what the list knows of it is shown at once, and whatever is
 * asked after that is asked anew. Jira's own fields are not on this page, and the list leads to the next issue.
 */
export function createIssuePanel(
  { panel }: QueueRow,
  own: OwnCalls,
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
