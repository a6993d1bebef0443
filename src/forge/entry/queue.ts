import type { QueueAnswers } from '../../contract/queue';
import { queuePayloads } from '../../contract/queue-payloads';
import { getBatch, noteBatch } from '../../queue/accepted-batch';
import { getQueue } from '../../queue/get-queue';
import { listenToIssues } from '../../queue/listen-to-issues';
import { prepareIssues } from '../../queue/prepare-issues';
import { onDecided, onIssue, type QueueContext } from '../../queue/queue-context';
import { applyTriage } from '../../triage/decide/apply-triage';
import { dismissTriage } from '../../triage/decide/dismiss-triage';
import { linkDuplicate, unlinkDuplicate } from '../../triage/decide/link-duplicate';
import { undoTriage } from '../../triage/decide/undo-triage';
import { attend } from '../../triage/live/listen';
import { cancelRun } from '../../triage/suggest/cancel-run';
import { findSimilar } from '../../triage/suggest/find-similar';
import { getPanel } from '../../triage/suggest/get-panel';
import { suggestTriage } from '../../triage/suggest/suggest-triage';
import { createResolver } from './create-resolver';
import { wireQueue } from './wire';

/** Resolver of the triage page. The use cases of an issue are the panel's own. */
export const queue = createResolver<typeof queuePayloads, QueueAnswers, QueueContext>(queuePayloads, wireQueue, {
  getQueue,
  prepareIssues,
  getIssue: onIssue(getPanel),
  noteBatch,
  getBatch,
  findSimilar: onIssue(findSimilar),
  suggestTriage: onIssue(suggestTriage),
  cancelRun: onIssue(cancelRun),
  applyTriage: onDecided(applyTriage),
  undoTriage: onDecided(undoTriage),
  dismissTriage: onIssue(dismissTriage),
  linkDuplicate: onIssue(linkDuplicate),
  unlinkDuplicate: onIssue(unlinkDuplicate),
  listenToIssues,
  attend: onIssue(attend),
});
