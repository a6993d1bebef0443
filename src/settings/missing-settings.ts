import type { MissingSetting } from '../contract/error-body';
import type { Settings } from '../contract/settings';
import { hasAnyAllowlist } from '../fields/allowed-values';
import { isProjectIncluded } from './effective-settings';

/**
 * What an administrator still has to do before anything can be suggested; empty when nothing is left. Without an
 * endpoint the built-in provider answers.
 * @param projectKey null where the platform does not name the project
 */
export function missingSettings(settings: Settings, projectKey: string | null): MissingSetting[] {
  return [
    ...(hasAnyAllowlist(settings) ? [] : (['allowlists'] as const)),
    ...(projectKey === null || isProjectIncluded(settings, projectKey) ? [] : (['project'] as const)),
  ];
}
