import { events, view } from '@forge/bridge';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { panelCalls } from './panel-calls';
import type { PanelModel } from './panel-model';
import { createPanelStore, type PanelStore } from './panel-store';

/** Sent by the issue view when someone else changed the issue (Forge bridge, events). */
const ISSUE_CHANGED = 'JIRA_ISSUE_CHANGED';

/** Sent by the app itself: the panel and the action may both be open on an issue. */
const DECISION_MADE = 'auto-triage.decision-made';

/** The panel's state over the bridge: loaded on mount, kept up with changes by others. */
export function usePanel(): { model: PanelModel; panel: PanelStore } {
  const [panel] = useState(createStore);
  const model = useSyncExternalStore(panel.subscribe, panel.getModel);

  useEffect(() => {
    void panel.load();
    const unsubscribe = [listen(ISSUE_CHANGED, () => void panel.issueChanged()), listen(DECISION_MADE, () => void panel.decisionMade())];
    return () => {
      for (const end of unsubscribe) end();
      panel.close();
    };
  }, [panel]);

  return { model, panel };
}

function createStore(): PanelStore {
  return createPanelStore({
    calls: panelCalls,
    refreshIssue: () => {
      // Not every place that shows the panel can refresh; the change itself is done.
      void view.refresh().catch(() => undefined);
      void events.emit(DECISION_MADE).catch(() => undefined);
    },
    now: () => Date.now(),
    schedule: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

/** A place that knows no such event shows the panel anyway. */
function listen(event: string, listener: () => void): () => void {
  const subscription = events.on(event, listener).catch(() => null);
  return () => {
    void subscription.then((current) => current?.unsubscribe());
  };
}
