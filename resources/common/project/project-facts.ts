import type { ProjectSettings } from '../../../src/contract/project-settings';
import { OVERRIDABLE } from '../overridable/all-overridable';
import type { Fact, Names } from '../settings/facts';

/** Lists everything that a project's settings say; what is inherited says so. */
export function listProjectFacts(settings: ProjectSettings, names: Names): Fact[] {
  return [
    ...OVERRIDABLE.map((setting) => setting.sayOrigin(settings)),
    ...OVERRIDABLE.flatMap((setting) => setting.listOwnFacts(settings, names)),
  ];
}
