import { view } from '@forge/bridge';
import { createAttending } from '../common/live/attend';
import { createFollowing } from '../common/live/follow';
import { createPresence } from '../common/live/presence';
import { subscribeToIssue } from '../common/live/subscribe';
import { attend, listen } from './panel-calls';
import type { PanelStore } from './panel-store';

/**
 * Keeps the panel up with what others do about its issue, and says to them who is here. A page that cannot say which issue it
 * is on goes without. @returns how to stop
 */
export function followIssue(panel: PanelStore, schedule: (task: () => void, milliseconds: number) => () => void): () => void {
  const presence = createPresence({ schedule, onChange: (_issue, others) => panel.showOthers(others) });
  const attending = createAttending({ tell: (_issue, isHere) => attend(isHere), schedule });
  const following = createFollowing({
    listen,
    subscribe: subscribeToIssue,
    schedule,
    onEvent(event, isOwn) {
      if (event.state !== 'here' && event.state !== 'left') void panel.heard();
      else if (!isOwn) presence.note(event);
    },
  });
  // Somebody is on an issue who could triage it.
  const unsubscribe = panel.subscribe(() => {
    const { screen } = panel.getModel();
    const isToTriage = screen.kind === 'ready' ? screen.obstacle === null : screen.kind === 'suggestion' && screen.suggestion.canEdit;
    if (isToTriage) attending.goTo('here');
  });
  void view.getContext().then(
    ({ extension }) => {
      const { issue } = extension as { issue?: { id: string } };
      if (issue !== undefined) following.follow([issue.id]);
    },
    () => undefined,
  );
  return () => {
    unsubscribe();
    attending.close();
    following.close();
    presence.close();
  };
}
