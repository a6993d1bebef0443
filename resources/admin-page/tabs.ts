import type { InputFault } from '../../src/contract/error-body';
import type { Draft } from './saving/draft';

/** The tabs, in their order. */
export const TABS = ['start', 'connection', 'values', 'rules', 'privacy', 'quality', 'projects', 'data'] as const;

export type Tab = (typeof TABS)[number];

/** Where each part of the draft is edited. */
const TAB_OF_PART: Record<keyof Draft, Tab> = {
  baseUrl: 'connection',
  model: 'connection',
  token: 'connection',
  allowlists: 'values',
  labelMappings: 'values',
  fields: 'rules',
  rules: 'rules',
  language: 'rules',
  maxLabels: 'rules',
  maxComponents: 'rules',
  evidenceEnabled: 'privacy',
  evidenceCount: 'privacy',
  maskPersonalData: 'privacy',
  sendRestrictedIssues: 'privacy',
  perUserPerMinute: 'privacy',
  perSitePerDay: 'privacy',
  projects: 'privacy',
  dailyCheck: 'privacy',
};

/** Where each part of the settings is edited, by the beginning of its path. */
const TAB_OF_PATH: Record<string, Tab> = {
  endpoint: 'connection',
  token: 'connection',
  allowlists: 'values',
  labelMappings: 'values',
  fields: 'rules',
  rules: 'rules',
  language: 'rules',
  evidence: 'privacy',
  maskPersonalData: 'privacy',
  sendRestrictedIssues: 'privacy',
  limits: 'privacy',
  projects: 'privacy',
  dailyCheck: 'privacy',
};

/** The tabs on which something is changed, in their order. */
export function tabsOfParts(parts: readonly (keyof Draft)[]): Tab[] {
  const found = new Set(parts.map((part) => TAB_OF_PART[part]));
  return TABS.filter((tab) => found.has(tab));
}

/** The tabs on which something is wrong, in their order. A fault of nothing in particular is on none. */
export function tabsOfFaults(faults: readonly InputFault[]): Tab[] {
  const found = new Set(faults.map(({ path }) => TAB_OF_PATH[path.split('.')[0] ?? '']));
  return TABS.filter((tab) => found.has(tab));
}
