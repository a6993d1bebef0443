import { TRIAGE_FIELDS } from '../../../src/contract/triage-field';
import { defineAllowlist } from './allowlist';
import { labelMappings } from './label-mappings';
import type { Overridable } from './overridable';
import { rules } from './rules';
import { untriaged } from './untriaged';

/** The lists, which can be filled with what a project has. */
export const OVERRIDABLE_LISTS: readonly Overridable[] = TRIAGE_FIELDS.map(defineAllowlist);

/** What the model is told beside. */
export const OVERRIDABLE_GUIDANCE: readonly Overridable[] = [labelMappings, rules];

/** What the site has, and a project may have in its place. */
export const OVERRIDABLE_OF_SITE: readonly Overridable[] = [...OVERRIDABLE_LISTS, ...OVERRIDABLE_GUIDANCE];

/** What only projects have: what their triage page shows. */
export const OVERRIDABLE_PAGE: readonly Overridable[] = [untriaged];

/** Everything that a project may have of its own, in the order in which it is shown. */
export const OVERRIDABLE: readonly Overridable[] = [...OVERRIDABLE_OF_SITE, ...OVERRIDABLE_PAGE];
