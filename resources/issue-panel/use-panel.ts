import { events, view } from '@forge/bridge';
import { useEffect, useState } from 'react';
import { useModel } from '../common/store';
import { followIssue } from './follow-issue';
import { findChangesSince } from './issue-facts';
import { findNextIssue, panelCalls } from './panel-calls';
import type { PanelModel } from './panel-model';
import { createPanelStore, type PanelStore } from './panel-store';

/** Sent by the issue view when someone else changed the issue (Forge bridge, events). */
const ISSUE_CHANGED = 'JIRA_ISSUE_CHANGED';

/** Sent by the app itself: the panel and the action may both be open on an issue. */
const PANEL_CHANGED = 'auto-triage.panel-changed';

/** The panel's state over the bridge: loaded on mount, kept up with changes by others. */
export function usePanel(): { model: PanelModel; panel: PanelStore } {
  const [{ panel, name }] = useState(createNamedStore);
  const model = useModel(panel);

  useEffect(() => {
    void panel.load();
    const unsubscribe = [
      listen(ISSUE_CHANGED, () => void panel.issueChanged()),
      listen(PANEL_CHANGED, (payload) => {
        if (payload !== name) void panel.changedElsewhere();
      }),
      followIssue(panel, schedule),
    ];
    return () => {
      for (const end of unsubscribe) end();
      panel.close();
    };
  }, [panel, name]);

  return { model, panel };
}

function schedule(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}

/** The name tells this place on the page from the others. */
function createNamedStore(): { panel: PanelStore; name: string } {
  const name = String(Math.random());
  const panel = createPanelStore({
    calls: panelCalls,
    findNextIssue,
    findChangesSince,
    // Not every place that shows the panel can refresh or tell others; the change itself is done.
    refreshIssue: () => void view.refresh().catch(() => undefined),
    tellOthers: () => void events.emit(PANEL_CHANGED, name).catch(() => undefined),
    now: () => Date.now(),
    schedule,
  });
  return { panel, name };
}

/** A place that knows no such event shows the panel anyway. */
function listen(event: string, listener: (payload: unknown) => void): () => void {
  const subscription = events.on(event, listener).catch(() => null);
  return () => {
    void subscription.then((current) => current?.unsubscribe());
  };
}
