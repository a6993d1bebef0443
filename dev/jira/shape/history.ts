import type { HistoryState, JiraState } from '../state';
import { timestamp } from './timestamp';
import { userBean } from './user';

export function historyBean(state: JiraState, entry: HistoryState): Record<string, unknown> {
  return { id: entry.id, author: userBean(state, entry.authorAccountId), created: timestamp(entry.created), items: entry.items };
}
