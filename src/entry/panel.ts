import { makeResolver } from '@forge/resolver';
import type { PanelDefinitions } from '../contract/panel';
import { applyTriage } from '../use-cases/apply-triage';
import { cancelRun } from '../use-cases/cancel-run';
import { dismissTriage } from '../use-cases/dismiss-triage';
import { getPanel } from '../use-cases/get-panel';
import { suggestTriage } from '../use-cases/suggest-triage';
import { undoTriage } from '../use-cases/undo-triage';
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
