import { FIELD_TRAITS } from '../../../src/contract/triage-field';
import type { SETTINGS_LIMITS as Limits } from '../../../src/contract/settings';

/** Bounds of the inputs. Repeated here, held to the contract by type: the contract's module would bring zod along. */
export const SETTINGS_LIMITS: Omit<typeof Limits, 'idLength'> = {
  labelMappings: 500,
  nameLength: 255,
  descriptionLength: 200,
  rulesLength: 2_000,
  modelLength: 200,
  baseUrlLength: 500,
  tokenLength: 4_096,
  languageLength: 40,
  projectKeys: 500,
};

/** The largest numbers that the settings take; the smallest is 1. */
export const NUMBER_LIMITS = {
  evidenceCount: 10,
  maxLabels: FIELD_TRAITS.labels.mostProposed,
  maxComponents: FIELD_TRAITS.components.mostProposed,
  perUserPerMinute: 60,
  perSitePerDay: 20_000,
} as const;
