import type { TokenChange } from '../../../src/contract/admin';
import { endpointAddressFault } from '../../../src/contract/endpoint-address';
import type { InputFault } from '../../../src/contract/error-body';
import type { Settings } from '../../../src/contract/settings';
import { NUMBER_LIMITS } from '../../common/settings/limits';
import { mappingFaults } from '../../common/settings/mapping-faults';
import { strings } from '../../common/strings/admin';

type AsTheyAre = Pick<
  Settings,
  'fields' | 'allowlists' | 'labelMappings' | 'rules' | 'language' | 'maskPersonalData' | 'sendRestrictedIssues' | 'projects' | 'dailyCheck'
>;

/** The settings as the page holds them while someone types: numbers as typed, the endpoint in its two parts. */
export type Draft = AsTheyAre & {
  baseUrl: string;
  model: string;
  token: TokenChange;
  evidenceEnabled: boolean;
  evidenceCount: string;
  maxLabels: string;
  maxComponents: string;
  perUserPerMinute: string;
  perSitePerDay: string;
};

/** Fills the form. The token is never known, so it is kept. */
export function toDraft(settings: Settings): Draft {
  return {
    baseUrl: settings.endpoint?.baseUrl ?? '',
    model: settings.endpoint?.model ?? '',
    token: { action: 'keep' },
    fields: settings.fields,
    allowlists: settings.allowlists,
    labelMappings: settings.labelMappings,
    rules: settings.rules,
    evidenceEnabled: settings.evidence.enabled,
    evidenceCount: String(settings.evidence.count),
    language: settings.language,
    maxLabels: String(settings.maxLabels),
    maxComponents: String(settings.maxComponents),
    maskPersonalData: settings.maskPersonalData,
    sendRestrictedIssues: settings.sendRestrictedIssues,
    perUserPerMinute: String(settings.limits.perUserPerMinute),
    perSitePerDay: String(settings.limits.perSitePerDay),
    projects: settings.projects,
    dailyCheck: settings.dailyCheck,
  };
}

/** The settings that the draft means. What is wrong in them is for {@link draftFaults} and for the functions to say. */
export function toSettings(draft: Draft, schemaVersion: Settings['schemaVersion']): Settings {
  const baseUrl = draft.baseUrl.trim();
  const model = draft.model.trim();
  return {
    schemaVersion,
    endpoint: baseUrl === '' && model === '' ? null : { baseUrl, model },
    fields: draft.fields,
    allowlists: draft.allowlists,
    evidence: { enabled: draft.evidenceEnabled, count: Number(draft.evidenceCount) },
    labelMappings: draft.labelMappings,
    rules: draft.rules.trim(),
    maxLabels: Number(draft.maxLabels),
    maxComponents: Number(draft.maxComponents),
    maskPersonalData: draft.maskPersonalData,
    sendRestrictedIssues: draft.sendRestrictedIssues,
    language: draft.language.trim(),
    limits: { perUserPerMinute: Number(draft.perUserPerMinute), perSitePerDay: Number(draft.perSitePerDay) },
    projects: draft.projects,
    dailyCheck: draft.dailyCheck,
  };
}

/** Faults that the page finds by itself, so that nobody is asked to approve a host before they are corrected. */
export function draftFaults(draft: Draft): InputFault[] {
  const numbers: [path: string, text: string, max: number][] = [
    ['evidence.count', draft.evidenceCount, NUMBER_LIMITS.evidenceCount],
    ['maxLabels', draft.maxLabels, NUMBER_LIMITS.maxLabels],
    ['maxComponents', draft.maxComponents, NUMBER_LIMITS.maxComponents],
    ['limits.perUserPerMinute', draft.perUserPerMinute, NUMBER_LIMITS.perUserPerMinute],
    ['limits.perSitePerDay', draft.perSitePerDay, NUMBER_LIMITS.perSitePerDay],
  ];
  return [
    ...endpointFaults(draft),
    ...mappingFaults(draft.labelMappings, draft.allowlists.labels).flatMap((message, index) =>
      message === null ? [] : [{ path: `labelMappings.${index}`, message }],
    ),
    ...numbers
      .filter(([, text, max]) => !/^\s*\d+\s*$/u.test(text) || Number(text) < 1 || Number(text) > max)
      .map(([path, , max]) => ({ path, message: strings.settings.faults.wholeNumber(max) })),
    ...(draft.language.trim() === '' ? [{ path: 'language', message: strings.admin.rules.languageMissing }] : []),
  ];
}

function endpointFaults({ baseUrl, model }: Draft): InputFault[] {
  const [address, name] = [baseUrl.trim(), model.trim()];
  if (address === '' && name === '') return [];
  const fault = address === '' ? strings.admin.connection.addressMissing : endpointAddressFault(address);
  return [
    ...(fault === null ? [] : [{ path: 'endpoint.baseUrl', message: fault }]),
    ...(name === '' ? [{ path: 'endpoint.model', message: strings.admin.connection.modelMissing }] : []),
  ];
}

/** The parts that say something else. Parts that nobody touched are the same object, so a keystroke compares one. */
export function changedParts(left: Draft, right: Draft): (keyof Draft)[] {
  return (Object.keys(left) as (keyof Draft)[]).filter(
    (part) => left[part] !== right[part] && JSON.stringify(left[part]) !== JSON.stringify(right[part]),
  );
}
