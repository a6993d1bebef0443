import { endpointAddressFault } from '../contract/endpoint-address';
import type { InputFault } from '../contract/error-body';
import type { ProjectSettings } from '../contract/project-settings';
import type { Settings } from '../contract/settings';
import { findMappingFaults } from '../contract/mapping-faults';
import { foldName } from '../contract/fold-name';

/** Forge stores at most 240 KiB under one key; the rest is left for the record around it. */
const MOST_BYTES = 230 * 1_024;

function sizeFaults(settings: unknown): InputFault[] {
  return Buffer.byteLength(JSON.stringify(settings)) > MOST_BYTES
    ? [{ path: 'allowlists', message: 'The lists are too large to store. Shorten the descriptions or remove values.' }]
    : [];
}

function names(values: { name: string }[] | null): string[] {
  return (values ?? []).map(({ name }) => name);
}

/** Finds the names that stand in a list twice. */
function findDuplicateFaults(names: string[], path: string): InputFault[] {
  const seen = new Map<string, string>();
  return names.flatMap((name, index) => {
    const first = seen.get(foldName(name));
    seen.set(foldName(name), name);
    return first === undefined ? [] : [{ path: `${path}.${index}`, message: `“${name}” stands in the list twice (as “${first}”).` }];
  });
}

function listFaults({ allowlists }: Pick<ProjectSettings, 'allowlists'>): InputFault[] {
  return [
    ...findDuplicateFaults(names(allowlists.labels), 'allowlists.labels'),
    ...findDuplicateFaults(names(allowlists.components), 'allowlists.components'),
    ...findDuplicateFaults(
      (allowlists.priority ?? []).map(({ id }) => id),
      'allowlists.priority',
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
    ...findMappingFaults(labelMappings, allowlists.labels),
    ...sizeFaults(settings),
  ];
}

/** The same for a project's own settings. Mappings that it has of its own lead to labels that are allowed there. */
export function projectSettingsFaults(site: Settings, own: ProjectSettings): InputFault[] {
  return [
    ...listFaults(own),
    ...(own.labelMappings === null ? [] : findMappingFaults(own.labelMappings, own.allowlists.labels ?? site.allowlists.labels)),
    ...sizeFaults(own),
  ];
}
