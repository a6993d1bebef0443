import type { ProjectSettings } from '../../../src/contract/project-settings';
import { OVERRIDABLE } from '../overridable/all-overridable';
import { say, type Fact, type Names } from '../settings/facts';
import { arrivalStrings } from '../strings/arrival';

/** Lists everything that a project's settings say; what is inherited says so. */
export function listProjectFacts(settings: ProjectSettings, names: Names): Fact[] {
  return [
    ...OVERRIDABLE.map((setting) => setting.sayOrigin(settings)),
    say('onArrival', arrivalStrings.title, settings.onArrival),
    ...OVERRIDABLE.flatMap((setting) => setting.listOwnFacts(settings, names)),
  ];
}
