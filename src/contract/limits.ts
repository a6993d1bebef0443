import { text, worded } from './text';

/** Version of the stored settings; the store migrates older ones on read. */
export const SETTINGS_SCHEMA_VERSION = 5;

/** Version of what is stored for a project. */
export const PROJECT_SETTINGS_SCHEMA_VERSION = 3;

/** Bounds of what an administrator may type; the lists together stay far below Forge's 240 KiB for one value. */
export const SETTINGS_LIMITS = {
  labelMappings: 500,
  /** Of a label or a component, as in Jira. */
  nameLength: 255,
  descriptionLength: 200,
  rulesLength: 2_000,
  /** Of a project's own query; far below what Jira takes. */
  jqlLength: 1_000,
  modelLength: 200,
  baseUrlLength: 500,
  tokenLength: 4_096,
  idLength: 40,
  languageLength: 40,
  projectKeys: 500,
  /** Of what a rule allows. */
  exceptions: 200,
  /** Issues that may be asked for, of those on which a value has to be in use. */
  usesAtLeast: 100,
} as const;

/** The largest whole number that each of these settings takes, by its path; the smallest is 1. Those of fields stand among their traits. */
export const NUMBER_LIMITS = { 'evidence.count': 10, 'limits.perUserPerMinute': 60, 'limits.perSitePerDay': 20_000 } as const;

/**
 * How much a model may think before it answers. `automatic`: as little as it can where its name says that it thinks, or
 * where thoughts used up a reply; `off`: not at all where that can be asked for; `low`: a little; `model`: as it does by
 * itself.
 */
export const THINKING_MODES = ['automatic', 'off', 'low', 'model'] as const;

export type ThinkingMode = (typeof THINKING_MODES)[number];

/** Projects whose values can be read in one call: each costs several calls to Jira. */
export const PROJECTS_AT_ONCE = 10;

/** Issues on a page of the triage page. */
export const QUEUE_PAGE_SIZE = 25;

/** Issues that are prepared in one call. Reading as many costs as much as one search for evidence. */
export const MOST_PREPARED = 50;

/** Issues that are remembered of those that somebody accepted at once. */
export const MOST_IN_BATCH = 1_000;

/** What to do about an input, where the page and the functions both check it. */
export const FAULT_TEXTS = {
  addressMissing: text('Enter the address of the endpoint.'),
  modelMissing: text('Enter the name of the model.'),
  projectsMissing: text('Choose at least one project, or let the app work in all of them.'),
  fieldsMissing: text('Choose at least one field.'),
  tooLong: (maximum: number) => worded('This is too long. The maximum is {maximum} characters.', { maximum }),
  wholeNumber: (largest: number) => worded('Enter a whole number from 1 to {largest}.', { largest }),
} as const;
