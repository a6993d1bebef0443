import type { SettingsView, TokenChange } from '../../src/contract/admin';
import type { InputFault } from '../../src/contract/error-body';
import type { Settings } from '../../src/contract/settings';
import { strings } from '../common/strings';
import { NUMBER_LIMITS } from './limits';
import { parseEntries, parseMappings, printEntries, printMappings } from './lines';

/** A priority that may be ticked as allowed. */
export interface PriorityDraft {
  id: string;
  name: string;
  isAllowed: boolean;
  description: string;
}

/** The settings as the page holds them while somebody types: lists as text, numbers as typed. */
export interface Draft {
  baseUrl: string;
  model: string;
  token: TokenChange;
  fields: Settings['fields'];
  labels: string;
  components: string;
  priorities: PriorityDraft[];
  mappings: string;
  rules: string;
  evidenceEnabled: boolean;
  evidenceCount: string;
  language: string;
  maxLabels: string;
  maxComponents: string;
  maskPersonalData: boolean;
  sendRestrictedIssues: boolean;
  perUserPerMinute: string;
  perSitePerDay: string;
  projects: Settings['projects'];
  dailyCheck: boolean;
}

/** Fills the form. A priority that the site no longer has stays, so that saving does not drop it unseen. */
export function toDraft({ settings, priorities }: SettingsView): Draft {
  const allowed = new Map(settings.allowlists.priorities.map(({ id, description }) => [id, description]));
  const known = new Set(priorities.map(({ id }) => id));
  const gone = settings.allowlists.priorities
    .filter(({ id }) => !known.has(id))
    .map(({ id }) => ({ id, name: strings.admin.allowlists.unknownPriority(id) }));
  return {
    baseUrl: settings.endpoint?.baseUrl ?? '',
    model: settings.endpoint?.model ?? '',
    token: { action: 'keep' },
    fields: settings.fields,
    labels: printEntries(settings.allowlists.labels),
    components: printEntries(settings.allowlists.components),
    priorities: [...priorities, ...gone].map(({ id, name }) => ({
      id,
      name,
      isAllowed: allowed.has(id),
      description: allowed.get(id) ?? '',
    })),
    mappings: printMappings(settings.labelMappings),
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
    allowlists: {
      labels: parseEntries(draft.labels),
      components: parseEntries(draft.components),
      priorities: draft.priorities
        .filter(({ isAllowed }) => isAllowed)
        .map(({ id, description }) => ({ id, description: description.trim() })),
    },
    evidence: { enabled: draft.evidenceEnabled, count: Number(draft.evidenceCount) },
    labelMappings: parseMappings(draft.mappings),
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

/** Faults of which only the page can speak well: what is no number in bounds, and lines that are no mapping. */
export function draftFaults(draft: Draft): InputFault[] {
  const numbers: [path: string, text: string, max: number][] = [
    ['evidence.count', draft.evidenceCount, NUMBER_LIMITS.evidenceCount],
    ['maxLabels', draft.maxLabels, NUMBER_LIMITS.maxLabels],
    ['maxComponents', draft.maxComponents, NUMBER_LIMITS.maxComponents],
    ['limits.perUserPerMinute', draft.perUserPerMinute, NUMBER_LIMITS.perUserPerMinute],
    ['limits.perSitePerDay', draft.perSitePerDay, NUMBER_LIMITS.perSitePerDay],
  ];
  const faults = numbers
    .filter(([, text, max]) => !/^\s*\d+\s*$/u.test(text) || Number(text) < 1 || Number(text) > max)
    .map(([path, , max]) => ({ path, message: strings.admin.faults.wholeNumber(max) }));
  const isMapping = parseMappings(draft.mappings).every(({ from, to }) => from !== '' && to !== '');
  return isMapping ? faults : [...faults, { path: 'labelMappings', message: strings.admin.faults.mapping }];
}

/** Whether saving would change anything. */
export function isSameDraft(left: Draft, right: Draft): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
