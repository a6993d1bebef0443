import { endpointAddressFault } from '../contract/endpoint-address';
import type { InputFault } from '../contract/error-body';
import { foldName } from '../contract/fold-name';
import { FAULT_TEXTS } from '../contract/limits';
import { findMappingFaults } from '../contract/mapping-faults';
import type { ProjectSettings } from '../contract/project-settings';
import type { Settings } from '../contract/settings';
import { TRIAGE_FIELDS } from '../contract/triage-field';
import { entryName } from '../contract/allowlist';
import { text, worded } from '../contract/text';

/** Forge stores at most 240 KiB under one key; the rest is left for the record around it. */
const MOST_BYTES = 230 * 1_024;

function sizeFaults(settings: unknown): InputFault[] {
  return Buffer.byteLength(JSON.stringify(settings)) > MOST_BYTES
    ? [{ path: 'allowlists', message: text('The lists are too large to store. Shorten the descriptions or remove values.') }]
    : [];
}

/** Finds the names that stand in a list twice. */
function findDuplicateFaults(names: string[], path: string): InputFault[] {
  const seen = new Map<string, string>();
  return names.flatMap((name, index) => {
    const first = seen.get(foldName(name));
    seen.set(foldName(name), name);
    return first === undefined
      ? []
      : [{ path: `${path}.${index}`, ...worded('“{name}” is on the list twice (also as “{first}”).', { name, first }) }];
  });
}

function listFaults({ allowlists }: Pick<ProjectSettings, 'allowlists'>): InputFault[] {
  return TRIAGE_FIELDS.flatMap((field) => findDuplicateFaults((allowlists[field] ?? []).map(entryName), `allowlists.${field}`));
}

/** Null where a rule allows others too. */
function listedLabels({ allowlists, automatic }: Settings): Settings['allowlists']['labels'] | null {
  return automatic.labels.enabled ? null : allowlists.labels;
}

/** What is wrong with settings that have the right shape: each fault with its path and what to do. */
export function settingsFaults(settings: Settings): InputFault[] {
  const { endpoint, labelMappings } = settings;
  const addressFault = endpoint === null ? null : endpointAddressFault(endpoint.baseUrl);
  return [
    ...(addressFault === null ? [] : [{ path: 'endpoint.baseUrl', message: addressFault }]),
    ...listFaults(settings),
    ...findMappingFaults(labelMappings, listedLabels(settings)),
    ...(settings.projects.mode === 'only' && settings.projects.keys.length === 0
      ? [{ path: 'projects.keys', message: FAULT_TEXTS.projectsMissing }]
      : []),
    ...sizeFaults(settings),
  ];
}

/** The same for a project's own settings. Mappings that it has of its own lead to labels that are allowed there. */
export function projectSettingsFaults(site: Settings, own: ProjectSettings): InputFault[] {
  return [
    ...listFaults(own),
    ...(own.labelMappings === null ? [] : findMappingFaults(own.labelMappings, own.allowlists.labels ?? listedLabels(site))),
    ...sizeFaults(own),
  ];
}
