import { realtime } from '@forge/bridge';
import { liveChannel, PRESENCE_SECONDS } from '../../../src/contract/live';
import type { Subscribe } from './follow';

/** Hears an issue over Forge Realtime, and what was told of it a moment ago: who is on it, and what changed while the page was read. */
export const subscribeToIssue: Subscribe = async (issueId, token, onEvent) => {
  const options = { token, replaySeconds: PRESENCE_SECONDS };
  const subscription = await realtime.subscribeGlobal(liveChannel(issueId), (payload) => onEvent(payload), options);
  return () => void subscription.unsubscribe().catch(() => undefined);
};
