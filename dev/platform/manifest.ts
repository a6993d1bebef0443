import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** The module types that the host can show. */
export const MODULE_TYPES = ['jira:issuePanel', 'jira:issueAction', 'jira:adminPage'] as const;

export type ModuleType = (typeof MODULE_TYPES)[number];

export interface ManifestModule {
  type: ModuleType;
  key: string;
  title: string;
  /** Key of the front end. */
  resource: string;
  /** Export of the functions bundle that answers the front end. */
  exportName: string;
  /** Seconds; Forge's own limit for a resolver is 25. */
  timeoutSeconds: number;
}

export interface Manifest {
  appId: string;
  modules: ManifestModule[];
  scopes: string[];
  /** Hosts of `permissions.external.fetch.backend`. */
  egressHosts: string[];
  configurableEgress: boolean;
  /** Front ends with an entry file: key → file, relative to the manifest. */
  frontEnds: Record<string, string>;
  /** Folders of plain files: key → folder, relative to the manifest. */
  folders: Record<string, string>;
}

interface RawModule {
  key: string;
  title: string;
  resource: string;
  resolver: { function: string };
}

interface RawManifest {
  app: { id: string };
  modules: Partial<Record<ModuleType, RawModule[]>> & {
    function: { key: string; handler: string; timeoutSeconds?: number }[];
  };
  resources: { key: string; path: string }[];
  permissions: {
    scopes: string[];
    external?: { fetch?: { backend?: (string | { address: string })[] }; configurable?: { enabled: boolean } };
  };
}

/** Seconds that Forge gives to a function that a front end invokes. */
const RESOLVER_LIMIT_SECONDS = 25;

/**
 * Reads `manifest.yml` in a folder. The file is linted elsewhere; here a module
 * that names a function which does not exist is the only fault looked for.
 */
export function readManifest(root: string): Manifest {
  const raw = parse(readFileSync(path.join(root, 'manifest.yml'), 'utf8')) as RawManifest;
  const resources = raw.resources.map(({ key, path: relative }) => {
    return { key, relative, isFolder: statSync(path.join(root, relative)).isDirectory() };
  });
  const external = raw.permissions.external;
  return {
    appId: raw.app.id,
    modules: MODULE_TYPES.flatMap((type) => (raw.modules[type] ?? []).map((module) => readModule(type, module, raw))),
    scopes: raw.permissions.scopes,
    egressHosts: (external?.fetch?.backend ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.address)),
    configurableEgress: external?.configurable?.enabled ?? false,
    frontEnds: Object.fromEntries(resources.filter((one) => !one.isFolder).map((one) => [one.key, one.relative])),
    folders: Object.fromEntries(resources.filter((one) => one.isFolder).map((one) => [one.key, one.relative])),
  };
}

function readModule(type: ModuleType, module: RawModule, manifest: RawManifest): ManifestModule {
  const definition = manifest.modules.function.find(({ key }) => key === module.resolver.function);
  if (definition === undefined) throw new Error(`Module ${module.key} names the unknown function ${module.resolver.function}.`);
  return {
    type,
    key: module.key,
    title: module.title,
    resource: module.resource,
    exportName: definition.handler.slice(definition.handler.indexOf('.') + 1),
    timeoutSeconds: Math.min(definition.timeoutSeconds ?? RESOLVER_LIMIT_SECONDS, RESOLVER_LIMIT_SECONDS),
  };
}
