import type { Activity, SettingsView, TrialReport } from '../../../src/contract/admin';
import { ATLASSIAN_MODELS } from '../../../src/contract/endpoint-address';
import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { isExample } from '../connection/presets';
import { hasFailure } from '../connection/severity';
import type { EgressModel } from '../saving/egress-store';
import { readEndpointAddress } from '../saving/read-endpoint-address';
import type { SiteForm } from '../saving/site-form';

/** The steps to a working app, in their order. */
export const STEPS = ['connect', 'model', 'values', 'ticks', 'trial'] as const;

export type Step = (typeof STEPS)[number];

export interface StepFacts {
  /** Whether the built-in provider was chosen, which needs neither endpoint nor model. */
  isBuiltIn: boolean;
  form: SiteForm;
  egress: EgressModel;
  trial: TrialReport | null;
  activity: Activity | null;
}

/** Whether the saved settings are enough to suggest anything. Without an endpoint the built-in provider does. */
export function isSetUp({ settings }: SettingsView): boolean {
  return hasAllowedValues(settings);
}

/** Which steps are done, from what is typed, tested and tried: nobody has to tick anything off. */
export function findDoneSteps({ isBuiltIn, form, egress, trial, activity }: StepFacts): Record<Step, boolean> {
  const { draft, tested, view } = form;
  const address = readEndpointAddress(draft.endpoint.baseUrl);
  const isSaved = view.settings.endpoint !== null && view.settings.endpoint.baseUrl === draft.endpoint.baseUrl.trim();
  const isApproved =
    draft.endpoint.baseUrl === ATLASSIAN_MODELS || (address !== null && (egress.approved ?? []).some(({ host }) => host === address.host));
  const hasAnswered = tested !== null && (tested.report.works || !hasFailure(tested.report));
  const needsNone = isBuiltIn && draft.endpoint.baseUrl.trim() === '';
  const connect = needsNone || (isApproved && !isExample(draft.endpoint.baseUrl) && (isSaved || hasAnswered || trial !== null));
  const model = draft.endpoint.model.trim();
  const isTestedModel = tested !== null && tested.report.works && tested.model === model;
  const isSavedModel = isSaved && view.settings.endpoint?.model === model;
  return {
    connect,
    model: needsNone || (connect && model !== '' && (isTestedModel || isSavedModel || trial !== null)),
    values: hasAllowedValues(draft),
    ticks: areTicksSettled(draft),
    trial: trial !== null || (view.version > 0 && (activity?.lastSuccess ?? null) !== null),
  };
}

/** Whether it is known what counts as unset in a field whose value is replaced: without it none is ever ticked there. */
function areTicksSettled(draft: SiteForm['draft']): boolean {
  const { fields, allowlists, automatic } = draft;
  if (!hasAllowedValues(draft)) return false;
  return TRIAGE_FIELDS.every((field) => {
    const own = fields[field];
    const isInUse = own.enabled && (allowlists[field].length > 0 || automatic[field].enabled);
    return !isInUse || !('overwrite' in own) || own.overwrite || own.defaultId !== null;
  });
}

/** The first step that is not done; null when all are. */
export function findNextStep(done: Record<Step, boolean>): Step | null {
  return STEPS.find((step) => !done[step]) ?? null;
}

/** Whether anything may be proposed, by a list or by a rule. */
function hasAllowedValues({ allowlists, automatic }: Pick<SettingsView['settings'], 'allowlists' | 'automatic'>): boolean {
  return countAllowed(allowlists) > 0 || Object.values(automatic).some(({ enabled }) => enabled);
}

/** How many values are listed in all. */
export function countAllowed(allowlists: SettingsView['settings']['allowlists']): number {
  return Object.values(allowlists).reduce((sum, { length }) => sum + length, 0);
}
