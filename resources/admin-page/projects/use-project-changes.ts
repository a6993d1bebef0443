import { useSyncExternalStore } from 'react';
import { hasUnsavedChanges, type ProjectStore } from '../../common/project/project-store';

const neverChanges = () => () => undefined;

/** Whether the open project has changes that are not saved; there need not be one. */
export function useProjectChanges(store: ProjectStore | null): boolean {
  return useSyncExternalStore(store?.subscribe ?? neverChanges, () => store !== null && hasUnsavedChanges(store.getModel()));
}
