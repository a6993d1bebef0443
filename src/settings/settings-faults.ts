import { endpointAddressFault } from '../contract/endpoint-address';
import type { InputFault } from '../contract/error-body';
import type { ProjectSettings } from '../contract/project-settings';
import type { Settings } from '../contract/settings';
import { TRIAGE_FIELDS } from '../contract/triage-field';
import { entryName } from '../fields/value-key';
import { duplicateFaults, mappingFaults } from './list-faults';

/** Forge stores at most 240 KiB under one key; the rest is left for the record around it. */
const MOST_BYTES = 230 * 1_024;

function sizeFaults(settings: unknown): InputFault[] {
  return Buffer.byteLength(JSON.stringify(settings)) > MOST_BYTES
    ? [{ path: 'allowlists', message: 'The lists are too long to be stored. Shorten the descriptions or remove values.' }]
    : [];
}

function listFaults({ allowlists, labelMappings }: Pick<ProjectSettings, 'allowlists' | 'labelMappings'>): InputFault[] {
  return [
    ...TRIAGE_FIELDS.flatMap((field) => duplicateFaults((allowlists[field] ?? []).map(entryName), `allowlists.${field}`)),
    ...duplicateFaults(
      (labelMappings ?? []).map(({ from }) => from),
      'labelMappings',
    ),
  ];
}

/** What is wrong with settings that have the right shape: each fault with its path and what to do. */
export function settingsFaults(settings: Settings): InputFault[] {
  const { endpoint, allowlists, labelMappings } = settings;
  const addressFault = endpoint === null ? null : endpointAddressFault(endpoint.baseUrl);
  return [
    ...(addressFault === null ? [] : [{ path: 'endpoint.baseUrl', message: addressFault }]),
    ...listFaults(settings),
    ...mappingFaults(labelMappings, allowlists.labels),
    ...sizeFaults(settings),
  ];
}

/** The same for a project's own settings. Mappings that it has of its own lead to labels that are allowed there. */
export function projectSettingsFaults(site: Settings, own: ProjectSettings): InputFault[] {
  return [
    ...listFaults(own),
    ...(own.labelMappings === null ? [] : mappingFaults(own.labelMappings, own.allowlists.labels ?? site.allowlists.labels)),
    ...sizeFaults(own),
  ];
}
