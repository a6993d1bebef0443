import * as common from './common';
import { coachStrings } from './admin-coach';
import { connectionStrings } from './admin-connection';
import { dataStrings } from './admin-data';
import { hygieneStrings } from './admin-hygiene';
import { learningStrings } from './admin-learning';
import { qualityStrings } from './admin-quality';
import { rulesStrings } from './admin-rules';
import { startStrings } from './admin-start';
import { projectStrings } from './project';
import { settingsStrings } from './settings';

/** Every text of the admin page. */
export const strings = {
  common,
  settings: settingsStrings,
  project: projectStrings,
  admin: {
    ...startStrings,
    ...connectionStrings,
    ...rulesStrings,
    ...qualityStrings,
    ...coachStrings,
    ...learningStrings,
    ...hygieneStrings,
    ...dataStrings,
  },
} as const;
