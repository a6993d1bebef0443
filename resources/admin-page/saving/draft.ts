import type { TokenChange } from '../../../src/contract/admin';
import { endpointAddressFault } from '../../../src/contract/endpoint-address';
import type { InputFault } from '../../../src/contract/error-body';
import { FAULT_TEXTS, NUMBER_LIMITS } from '../../../src/contract/limits';
import { findMappingFaults } from '../../../src/contract/mapping-faults';
import type { Settings } from '../../../src/contract/settings';
import { byField, FIELD_TRAITS, TRIAGE_FIELDS, type TriageField } from '../../../src/contract/triage-field';

type Typed<Field> = Field extends { max: number } ? Omit<Field, 'max'> & { max: string } : Field;

/** The settings as somebody types them: whole numbers as text, and an endpoint of which a half may be missing. */
export type Draft = Omit<Settings, 'endpoint' | 'fields' | 'evidence' | 'limits'> & {
  endpoint: { baseUrl: string; model: string };
  token: TokenChange;
  evidence: { enabled: boolean; count: string };
  fields: { [Field in TriageField]: Typed<Settings['fields'][Field]> };
  limits: { perUserPerMinute: string; perSitePerDay: string };
};

/** The settings of each field, its maximum as the form or as the settings have it. */
function mapMaxima<Maximum>(fields: Draft['fields'] | Settings['fields'], change: (max: string | number) => Maximum): object {
  return byField((field) => {
    const own = fields[field];
    return 'max' in own ? { ...own, max: change(own.max) } : own;
  });
}

/** Fills the form. The token is never known, so it is kept. */
export function toDraft(settings: Settings): Draft {
  const { endpoint, fields, evidence, limits } = settings;
  return {
    ...settings,
    endpoint: endpoint ?? { baseUrl: '', model: '' },
    token: { action: 'keep' },
    evidence: { ...evidence, count: String(evidence.count) },
    fields: mapMaxima(fields, String) as Draft['fields'],
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
    fields: mapMaxima(typed.fields, Number) as Settings['fields'],
    limits: { perUserPerMinute: Number(typed.limits.perUserPerMinute), perSitePerDay: Number(typed.limits.perSitePerDay) },
  };
}

/** Finds what the page can find by itself, so that nobody is asked to approve a host before it is corrected. */
export function findDraftFaults(draft: Draft): InputFault[] {
  return [
    ...findEndpointFaults(draft),
    ...findMappingFaults(draft.labelMappings, draft.automatic.labels.enabled ? null : draft.allowlists.labels),
    ...findNumberFault('evidence.count', draft.evidence.count, NUMBER_LIMITS['evidence.count']),
    ...TRIAGE_FIELDS.flatMap((field) => {
      const own = draft.fields[field];
      return 'max' in own ? findNumberFault(`fields.${field}.max`, own.max, FIELD_TRAITS[field].mostProposed) : [];
    }),
    ...findNumberFault('limits.perUserPerMinute', draft.limits.perUserPerMinute, NUMBER_LIMITS['limits.perUserPerMinute']),
    ...findNumberFault('limits.perSitePerDay', draft.limits.perSitePerDay, NUMBER_LIMITS['limits.perSitePerDay']),
    ...(draft.projects.mode === 'only' && draft.projects.keys.length === 0
      ? [{ path: 'projects.keys', message: FAULT_TEXTS.projectsMissing }]
      : []),
  ];
}

/** What is wrong with the address alone: whoever lists models has no model to name yet. */
export function findAddressFaults({ endpoint }: Draft): InputFault[] {
  const address = endpoint.baseUrl.trim();
  const message = address === '' ? FAULT_TEXTS.addressMissing : endpointAddressFault(address);
  return message === null ? [] : [{ path: 'endpoint.baseUrl', message }];
}

function findEndpointFaults(draft: Draft): InputFault[] {
  const name = draft.endpoint.model.trim();
  if (draft.endpoint.baseUrl.trim() === '' && name === '') return [];
  return [...findAddressFaults(draft), ...(name === '' ? [{ path: 'endpoint.model', message: FAULT_TEXTS.modelMissing }] : [])];
}

function findNumberFault(path: string, typed: string, largest: number): InputFault[] {
  const isTaken = /^\s*\d+\s*$/u.test(typed) && Number(typed) >= 1 && Number(typed) <= largest;
  return isTaken ? [] : [{ path, ...FAULT_TEXTS.wholeNumber(largest) }];
}
