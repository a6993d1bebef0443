import type { PanelAnswers } from '../../contract/panel';
import { panelPayloads } from '../../contract/panel-payloads';
import { findNextIssue, type PanelContext } from '../../queue/find-next-issue';
import { applyTriage } from '../../triage/decide/apply-triage';
import { dismissTriage } from '../../triage/decide/dismiss-triage';
import { linkDuplicate, unlinkDuplicate } from '../../triage/decide/link-duplicate';
import { undoTriage } from '../../triage/decide/undo-triage';
import { attend, listen } from '../../triage/live/listen';
import { cancelRun } from '../../triage/suggest/cancel-run';
import { findSimilar } from '../../triage/suggest/find-similar';
import { getPanel } from '../../triage/suggest/get-panel';
import { suggestTriage } from '../../triage/suggest/suggest-triage';
import { createResolver } from './create-resolver';
import { wirePanel } from './wire';

/** Resolver of the issue panel and of the issue action. */
export const panel = createResolver<typeof panelPayloads, PanelAnswers, PanelContext>(panelPayloads, wirePanel, {
  getPanel,
  getViewer: async ({ jira }) => ({ isAdministrator: await jira.isAdministrator() }),
  suggestTriage,
  findSimilar,
  cancelRun,
  applyTriage,
  undoTriage,
  dismissTriage,
  linkDuplicate,
  unlinkDuplicate,
  findNextIssue,
  listen,
  attend,
});
