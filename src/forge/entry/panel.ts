import { makeResolver } from '@forge/resolver';
import type { PanelDefinitions } from '../../contract/panel';
import { applyTriage } from '../../triage/decide/apply-triage';
import { cancelRun } from '../../triage/suggest/cancel-run';
import { dismissTriage } from '../../triage/decide/dismiss-triage';
import { getPanel } from '../../triage/suggest/get-panel';
import { suggestTriage } from '../../triage/suggest/suggest-triage';
import { undoTriage } from '../../triage/decide/undo-triage';
import { guardResolver } from './guard-resolver';
import { handle } from './handle';
import { applyPayload, cancelPayload, emptyPayload, suggestionPayload, suggestPayload } from './payloads';
import { wirePanel } from './wire';

/** Resolver of the issue panel and of the issue action. */
export const panel = guardResolver(
  makeResolver<PanelDefinitions>({
    getPanel: handle('getPanel', emptyPayload, wirePanel, getPanel),
    getViewer: handle('getViewer', emptyPayload, wirePanel, async ({ jira }) => ({ isAdministrator: await jira.isAdministrator() })),
    suggestTriage: handle('suggestTriage', suggestPayload, wirePanel, suggestTriage),
    cancelRun: handle('cancelRun', cancelPayload, wirePanel, cancelRun),
    applyTriage: handle('applyTriage', applyPayload, wirePanel, applyTriage),
    undoTriage: handle('undoTriage', suggestionPayload, wirePanel, undoTriage),
    dismissTriage: handle('dismissTriage', suggestionPayload, wirePanel, dismissTriage),
  }),
);
