import type { Activity, SettingsView, TrialReport } from '../../../src/contract/admin';
import { isExample } from '../connection/presets';
import { hasFailure } from '../connection/severity';
import type { EgressModel } from '../saving/egress-store';
import { readEndpointAddress } from '../saving/read-endpoint-address';
import type { SiteForm } from '../saving/site-form';

/** The steps to a working app, in their order. */
export const STEPS = ['connect', 'model', 'values', 'ticks', 'trial'] as const;

export type Step = (typeof STEPS)[number];

export interface StepFacts {
  form: SiteForm;
  egress: EgressModel;
  trial: TrialReport | null;
  activity: Activity | null;
}

/** Whether the saved settings are enough to suggest anything. */
export function isSetUp({ settings }: SettingsView): boolean {
  return settings.endpoint !== null && countAllowed(settings.allowlists) > 0;
}

/** Which steps are done, from what is typed, tested and tried: nobody has to tick anything off. */
export function findDoneSteps({ form, egress, trial, activity }: StepFacts): Record<Step, boolean> {
  const { draft, tested, view } = form;
  const address = readEndpointAddress(draft.endpoint.baseUrl);
  const isSaved = view.settings.endpoint !== null && view.settings.endpoint.baseUrl === draft.endpoint.baseUrl.trim();
  const isApproved = address !== null && (egress.approved ?? []).some(({ host }) => host === address.host);
  const hasAnswered = tested !== null && (tested.report.works || !hasFailure(tested.report));
  const connect = isApproved && !isExample(draft.endpoint.baseUrl) && (isSaved || hasAnswered || trial !== null);
  const model = draft.endpoint.model.trim();
  const isTestedModel = tested !== null && tested.report.works && tested.model === model;
  const isSavedModel = isSaved && view.settings.endpoint?.model === model;
  return {
    connect,
    model: connect && model !== '' && (isTestedModel || isSavedModel || trial !== null),
    values: countAllowed(draft.allowlists) > 0,
    ticks: isPrioritySettled(draft),
    trial: trial !== null || (view.version > 0 && (activity?.lastSuccess ?? null) !== null),
  };
}

/** Whether it is known what counts as an unset priority: without it no priority is ever ticked. */
function isPrioritySettled({ fields, allowlists }: SiteForm['draft']): boolean {
  const { enabled, overwrite, defaultId } = fields.priority;
  return !enabled || overwrite || defaultId !== null || (countAllowed(allowlists) > 0 && allowlists.priority.length === 0);
}

/** The first step that is not done; null when all are. */
export function findNextStep(done: Record<Step, boolean>): Step | null {
  return STEPS.find((step) => !done[step]) ?? null;
}

/** How many values may be proposed in all. */
export function countAllowed({ labels, components, priority }: SettingsView['settings']['allowlists']): number {
  return labels.length + components.length + priority.length;
}
