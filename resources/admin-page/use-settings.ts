import { useEffect, useState, useSyncExternalStore } from 'react';
import { adminCalls } from './admin-calls';
import { createSettingsStore, type SettingsModel, type SettingsStore } from './settings-store';

/** The settings over the bridge, loaded on mount. */
export function useSettings(): { model: SettingsModel; store: SettingsStore } {
  const [store] = useState(() => createSettingsStore(adminCalls));
  const model = useSyncExternalStore(store.subscribe, store.getModel);

  useEffect(() => {
    void store.load();
  }, [store]);

  return { model, store };
}
