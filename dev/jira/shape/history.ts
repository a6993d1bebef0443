import type { HistoryState } from '../state';
import type { View } from '../view';
import { timestamp } from './timestamp';
import { userBean } from './user';

export function historyBean(view: View, entry: HistoryState): Record<string, unknown> {
  return { id: entry.id, author: userBean(view, entry.authorAccountId), created: timestamp(entry.created), items: entry.items };
}
