import type { Guard } from '../guard';
import { ALLOWLISTS } from './allowlists';
import { AUTHORISATION } from './authorisation';
import { EGRESS } from './egress';
import { FAULTS } from './faults';
import { LIMITS } from './limits';
import { PEOPLE_AND_SITES } from './people-and-sites';
import { PRIVACY } from './privacy';
import { PROMPT } from './prompt';
import { SECRETS } from './secrets';
import { SETTINGS } from './settings';
import { WRITING } from './writing';

/** Every guard, by invariant. */
export const GUARDS: readonly Guard[] = [
  ...WRITING,
  ...ALLOWLISTS,
  ...PRIVACY,
  ...SECRETS,
  ...PROMPT,
  ...AUTHORISATION,
  ...PEOPLE_AND_SITES,
  ...EGRESS,
  ...SETTINGS,
  ...LIMITS,
  ...FAULTS,
];
