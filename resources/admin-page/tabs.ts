import type { InputFault } from '../../src/contract/error-body';
import type { Draft } from './saving/draft';

/** The tabs, in their order. */
export const TABS = ['start', 'connection', 'values', 'rules', 'privacy', 'quality', 'projects', 'data'] as const;

export type Tab = (typeof TABS)[number];

/** Where each part of the settings is edited. */
const TAB_OF_PART: Record<Exclude<keyof Draft, 'schemaVersion'>, Tab> = {
  endpoint: 'connection',
  thinking: 'connection',
  token: 'connection',
  allowlists: 'values',
  automatic: 'values',
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
  markIssues: 'privacy',
};

const TABS_BY_PART: ReadonlyMap<string, Tab> = new Map(Object.entries(TAB_OF_PART));

/** Finds the tabs on which these parts are edited, in their order. */
export function findTabsOfParts(parts: readonly string[]): Tab[] {
  const found = new Set(parts.map((part) => TABS_BY_PART.get(part)));
  return TABS.filter((tab) => found.has(tab));
}

/** Finds those of the parts that are edited on the tab. */
export function findPartsOfTab<Part extends string>(tab: Tab, parts: readonly Part[]): Part[] {
  return parts.filter((part) => TABS_BY_PART.get(part) === tab);
}

/** Finds the tabs on which something is wrong, in their order. A fault of nothing in particular is on none. */
export function findTabsOfFaults(faults: readonly InputFault[]): Tab[] {
  return findTabsOfParts(faults.map(({ path }) => path.split('.')[0] ?? ''));
}
