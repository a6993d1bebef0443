/** The scopes that the app's calls need, no more: adding one later asks every customer's administrator again. */
export const NEEDED_SCOPES = ['read:jira-work', 'storage:app', 'write:jira-work'];
/** Forge's limit for the key of a resource. */
const RESOURCE_KEY_LENGTH = 23;

/** What the checks read; Forge's schema has checked the rest. */
export interface CheckedManifest {
  modules: Record<
    string,
    {
      key: string;
      handler?: string;
      resource?: string;
      icon?: string;
      resolver?: { function?: string };
      function?: string;
      config?: { resource?: string };
    }[]
  >;
  resources: { key: string; path: string }[];
  remotes?: unknown;
  permissions: { scopes: string[]; content?: unknown; external?: Record<string, unknown> };
}

export interface Surroundings {
  /** Names that `src/index.ts` exports. */
  exportNames: string[];
  /** Whether there is a file or folder at a path relative to the manifest. */
  exists: (path: string) => boolean;
}

/** The promises that the manifest makes and Forge's linter does not check. One line for each fault. */
export function checkManifest(manifest: CheckedManifest, { exportNames, exists }: Surroundings): string[] {
  return [...checkPermissions(manifest), ...checkFunctions(manifest, exportNames), ...checkResources(manifest, exists)];
}

function checkPermissions({ permissions, remotes }: CheckedManifest): string[] {
  const faults = remotes === undefined ? [] : ['The manifest has remotes: Atlassian alone serves pages and runs functions.'];
  const scopes = [...permissions.scopes].sort().join(', ');
  if (scopes !== NEEDED_SCOPES.join(', ')) faults.push(`The scopes are ${scopes}; the calls need ${NEEDED_SCOPES.join(', ')}.`);
  const { configurable, ...listed } = permissions.external ?? {};
  if (Object.keys(listed).length > 0) {
    faults.push(`permissions.external lists ${Object.keys(listed).join(', ')}: only the administrator names a host.`);
  }
  if (JSON.stringify(configurable) !== '{"enabled":true}') faults.push('permissions.external.configurable.enabled has to be true.');
  if (permissions.content !== undefined) faults.push('permissions.content is not needed: there is no custom UI.');
  return faults;
}

function checkFunctions({ modules }: CheckedManifest, exportNames: string[]): string[] {
  const functions = modules['function'] ?? [];
  const handled = functions.map(({ handler }) => handler?.replace(/^index\./, '') ?? '');
  const missing = handled.filter((name) => !exportNames.includes(name));
  const unused = exportNames.filter((name) => !handled.includes(name));
  const called = Object.values(modules).flatMap((list) => list.flatMap((module) => [module.resolver?.function, module.function]));
  const uncalled = functions.filter(({ key }) => !called.includes(key));
  return [
    ...missing.map((name) => `src/index.ts does not export the handler ${name}.`),
    ...unused.map((name) => `src/index.ts exports ${name}, which the manifest does not name.`),
    ...uncalled.map(({ key }) => `No module uses the function ${key}.`),
  ];
}

function checkResources({ modules, resources }: CheckedManifest, exists: (path: string) => boolean): string[] {
  const uses = Object.values(modules).flat();
  const icons = uses.flatMap(({ icon }) => (icon?.startsWith('resource:') ? [icon.slice('resource:'.length).split(';')] : []));
  const used = new Set([...uses.flatMap(({ resource, config }) => [resource, config?.resource]), ...icons.map(([key]) => key)]);
  return [
    ...resources.filter(({ path }) => !exists(path)).map(({ key, path }) => `Resource ${key} is at ${path}, where nothing is.`),
    ...resources.filter(({ key }) => key.length > RESOURCE_KEY_LENGTH).map(({ key }) => `Resource key ${key} is too long.`),
    ...resources.filter(({ key }) => !used.has(key)).map(({ key }) => `No module uses the resource ${key}.`),
    ...icons
      .filter(([key, file]) => !resources.some((resource) => resource.key === key && exists(`${resource.path}/${file ?? ''}`)))
      .map((parts) => `There is no icon ${parts.join(';')}.`),
  ];
}
