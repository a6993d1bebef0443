import type { MissingSetting } from '../contract/error-body';
import type { Settings } from '../contract/settings';
import { hasAnyAllowlist } from '../domain/allowed-values';

/** What an administrator still has to do before anything can be suggested; empty when nothing is left. */
export function missingSettings(settings: Settings): MissingSetting[] {
  return [
    ...(settings.endpoint === null ? (['endpoint'] as const) : []),
    ...(hasAnyAllowlist(settings) ? [] : (['allowlists'] as const)),
  ];
}
