import { endpointAddressFault } from '../contract/endpoint-address';
import type { InputFault } from '../contract/error-body';
import type { Settings } from '../contract/settings';
import { foldName } from '../domain/judge/fold-name';

/** Forge stores at most 240 KiB under one key; the rest is left for the record around it. */
const MOST_BYTES = 230 * 1_024;

function duplicates(names: string[], path: string): InputFault[] {
  const seen = new Map<string, string>();
  return names.flatMap((name, index) => {
    const first = seen.get(foldName(name));
    seen.set(foldName(name), name);
    return first === undefined ? [] : [{ path: `${path}.${index}`, message: `“${name}” stands in the list twice (as “${first}”).` }];
  });
}

function mappingFaults(settings: Settings): InputFault[] {
  const labels = new Set(settings.allowlists.labels.map(({ name }) => foldName(name)));
  return settings.labelMappings.flatMap(({ from, to }, index) =>
    labels.has(foldName(to))
      ? []
      : [{ path: `labelMappings.${index}`, message: `“${from}” is mapped to “${to}”, which is not among the allowed labels.` }],
  );
}

/** What is wrong with settings that have the right shape: each fault with its path and what to do. */
export function settingsFaults(settings: Settings): InputFault[] {
  const { endpoint, allowlists, labelMappings } = settings;
  const addressFault = endpoint === null ? null : endpointAddressFault(endpoint.baseUrl);
  return [
    ...(addressFault === null ? [] : [{ path: 'endpoint.baseUrl', message: addressFault }]),
    ...duplicates(allowlists.labels.map(({ name }) => name), 'allowlists.labels'),
    ...duplicates(allowlists.components.map(({ name }) => name), 'allowlists.components'),
    ...duplicates(allowlists.priorities.map(({ id }) => id), 'allowlists.priorities'),
    ...duplicates(labelMappings.map(({ from }) => from), 'labelMappings'),
    ...mappingFaults(settings),
    ...(Buffer.byteLength(JSON.stringify(settings)) > MOST_BYTES
      ? [{ path: 'allowlists', message: 'The lists are too long to be stored. Shorten the descriptions or remove values.' }]
      : []),
  ];
}
