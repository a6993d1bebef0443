import type { TokenChange } from '../../../src/contract/admin';
import { endpointAddressFault } from '../../../src/contract/endpoint-address';
import type { InputFault } from '../../../src/contract/error-body';
import { FAULT_TEXTS, NUMBER_LIMITS } from '../../../src/contract/limits';
import { findMappingFaults } from '../../../src/contract/mapping-faults';
import type { Settings } from '../../../src/contract/settings';

type WithTypedMaximum<Field> = Omit<Field, 'max'> & { max: string };

/** The settings as somebody types them: whole numbers as text, and an endpoint of which a half may be missing. */
export type Draft = Omit<Settings, 'endpoint' | 'fields' | 'evidence' | 'limits'> & {
  endpoint: { baseUrl: string; model: string };
  token: TokenChange;
  evidence: { enabled: boolean; count: string };
  fields: {
    priority: Settings['fields']['priority'];
    components: WithTypedMaximum<Settings['fields']['components']>;
    labels: WithTypedMaximum<Settings['fields']['labels']>;
  };
  limits: { perUserPerMinute: string; perSitePerDay: string };
};

/** Fills the form. The token is never known, so it is kept. */
export function toDraft(settings: Settings): Draft {
  const { endpoint, fields, evidence, limits } = settings;
  return {
    ...settings,
    endpoint: endpoint ?? { baseUrl: '', model: '' },
    token: { action: 'keep' },
    evidence: { ...evidence, count: String(evidence.count) },
    fields: {
      ...fields,
      components: { ...fields.components, max: String(fields.components.max) },
      labels: { ...fields.labels, max: String(fields.labels.max) },
    },
    limits: { perUserPerMinute: String(limits.perUserPerMinute), perSitePerDay: String(limits.perSitePerDay) },
  };
}

/** The settings that the draft means. What is wrong in them is for {@link findDraftFaults} and for the functions to say. */
export function toSettings(draft: Draft): Settings {
  const { token, ...typed } = draft;
  const baseUrl = typed.endpoint.baseUrl.trim();
  const model = typed.endpoint.model.trim();
  return {
    ...typed,
    endpoint: baseUrl === '' && model === '' ? null : { baseUrl, model },
    evidence: { ...typed.evidence, count: Number(typed.evidence.count) },
    rules: typed.rules.trim(),
    language: typed.language.trim(),
    fields: {
      ...typed.fields,
      components: { ...typed.fields.components, max: Number(typed.fields.components.max) },
      labels: { ...typed.fields.labels, max: Number(typed.fields.labels.max) },
    },
    limits: { perUserPerMinute: Number(typed.limits.perUserPerMinute), perSitePerDay: Number(typed.limits.perSitePerDay) },
  };
}

/** Finds what the page can find by itself, so that nobody is asked to approve a host before it is corrected. */
export function findDraftFaults(draft: Draft): InputFault[] {
  return [
    ...findEndpointFaults(draft),
    ...findMappingFaults(draft.labelMappings, draft.allowlists.labels),
    ...findNumberFaults({
      'evidence.count': draft.evidence.count,
      'fields.labels.max': draft.fields.labels.max,
      'fields.components.max': draft.fields.components.max,
      'limits.perUserPerMinute': draft.limits.perUserPerMinute,
      'limits.perSitePerDay': draft.limits.perSitePerDay,
    }),
    ...(draft.language.trim() === '' ? [{ path: 'language', message: FAULT_TEXTS.languageMissing }] : []),
  ];
}

function findEndpointFaults({ endpoint }: Draft): InputFault[] {
  const [address, name] = [endpoint.baseUrl.trim(), endpoint.model.trim()];
  if (address === '' && name === '') return [];
  const fault = address === '' ? FAULT_TEXTS.addressMissing : endpointAddressFault(address);
  return [
    ...(fault === null ? [] : [{ path: 'endpoint.baseUrl', message: fault }]),
    ...(name === '' ? [{ path: 'endpoint.model', message: FAULT_TEXTS.modelMissing }] : []),
  ];
}

function findNumberFaults(typed: Record<keyof typeof NUMBER_LIMITS, string>): InputFault[] {
  return (Object.keys(typed) as (keyof typeof NUMBER_LIMITS)[]).flatMap((path) => {
    const isTaken = /^\s*\d+\s*$/u.test(typed[path]) && Number(typed[path]) >= 1 && Number(typed[path]) <= NUMBER_LIMITS[path];
    return isTaken ? [] : [{ path, message: FAULT_TEXTS.wholeNumber(NUMBER_LIMITS[path]) }];
  });
}
