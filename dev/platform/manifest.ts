import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { IndexedProperty } from '../jira';

/** The module types that the host can show. */
export const MODULE_TYPES = [
  'jira:issuePanel',
  'jira:issueAction',
  'jira:adminPage',
  'jira:projectSettingsPage',
  'jira:projectPage',
] as const;

export type ModuleType = (typeof MODULE_TYPES)[number];

export interface ManifestModule {
  type: ModuleType;
  key: string;
  /** In the default language, where the manifest has translations. */
  title: string;
  /** The title by locale, for each that the app has translations for. */
  titles: Record<string, string>;
  /** Key of the front end. */
  resource: string;
  /** Export of the functions bundle that answers the front end. */
  exportName: string;
  /** Seconds; Forge's own limit for a resolver is 25. */
  timeoutSeconds: number;
}

/** A function that answers the events of a queue. */
export interface ManifestConsumer {
  key: string;
  queue: string;
  exportName: string;
  timeoutSeconds: number;
}

/** What agents, MCP clients and rules may call. */
export interface ManifestAction {
  key: string;
  name: string;
  description: string;
  exportName: string;
  timeoutSeconds: number;
  /** Key of the front end in which a rule's inputs are typed; null without one. */
  resource: string | null;
}

/** Milliseconds between two runs (Forge documentation, "Scheduled trigger"). */
export const SCHEDULE_INTERVALS = { fiveMinute: 300_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** A function that runs again and again without anyone asking for it. */
export interface ManifestSchedule {
  key: string;
  interval: keyof typeof SCHEDULE_INTERVALS;
  exportName: string;
  timeoutSeconds: number;
}

/** The events of Jira that this host knows. */
export const PRODUCT_EVENTS = ['avi:jira:created:issue'] as const;

export type ProductEventName = (typeof PRODUCT_EVENTS)[number];

/** A function that is called when something happens in Jira. */
export interface ManifestTrigger {
  key: string;
  events: ProductEventName[];
  /** Whether events that the app itself caused are left out. */
  ignoreSelf: boolean;
  /** Whether nothing is called without a license. */
  appIsLicensed: boolean;
  exportName: string;
  timeoutSeconds: number;
}

export interface Manifest {
  appId: string;
  /** Major version of the Node that functions run on. */
  nodeMajor: number;
  /** Megabytes that a process of functions may use. */
  memoryMegabytes: number;
  modules: ManifestModule[];
  actions: ManifestAction[];
  consumers: ManifestConsumer[];
  schedules: ManifestSchedule[];
  triggers: ManifestTrigger[];
  scopes: string[];
  /** Families of the language models that the app may ask (module `llm`). */
  modelFamilies: string[];
  /** What JQL finds of the properties of issues. */
  indexedProperties: IndexedProperty[];
  /** Custom entities of `app.storage`: name → names of the attributes. */
  entities: Record<string, string[]>;
  /** Hosts of `permissions.external.fetch.backend`. */
  egressHosts: string[];
  configurableEgress: boolean;
  /** Front ends with an entry file: key → file, relative to the manifest. */
  frontEnds: Record<string, string>;
  /** Folders of plain files: key → folder, relative to the manifest. */
  folders: Record<string, string>;
  /** Null where the app has none. */
  translations: Translations | null;
}

/** `translations` of the manifest: files by locale, and where to look when one lacks a text. */
export interface Translations {
  resources: { key: string; path: string }[];
  fallback: Record<string, string | string[]>;
}

/** A text of the manifest, or the name that it has in the files of `translations`. */
type Title = string | { i18n: string };

interface RawModule {
  key: string;
  title: Title;
  resource: string;
  resolver: { function: string };
}

interface RawManifest {
  app: {
    id: string;
    runtime?: { name?: string; memoryMB?: number };
    storage?: { entities?: { name: string; attributes: Record<string, unknown> }[] };
  };
  modules: Partial<Record<ModuleType, RawModule[]>> & {
    function: { key: string; handler: string; timeoutSeconds?: number }[];
    llm?: { model: string[] }[];
    'jira:entityProperty'?: {
      entityType?: string;
      propertyKey: string;
      values: { path: string; type: IndexedProperty['type']; searchAlias?: string }[];
    }[];
    action?: { key: string; name?: string; description: string; function: string; config?: { resource?: string } }[];
    consumer?: { key: string; queue: string; function: string }[];
    trigger?: {
      key: string;
      function: string;
      events: string[];
      filter?: { ignoreSelf?: boolean; appIsLicensed?: boolean; expression?: string };
      payload?: unknown;
    }[];
    scheduledTrigger?: { key: string; function: string; interval: ManifestSchedule['interval'] }[];
  };
  resources: { key: string; path: string }[];
  translations?: Translations;
  permissions: {
    scopes: string[];
    external?: { fetch?: { backend?: (string | { address: string })[] }; configurable?: { enabled: boolean } };
  };
}

/** Memory of a function's process where the manifest names none (Forge documentation, manifest reference: `app.runtime`). */
const MEMORY_MEGABYTES = 512;
/** Where the manifest names no runtime. */
const RUNTIME = 'nodejs22.x';
/** Seconds that Forge gives to a function that a front end invokes. */
const RESOLVER_LIMIT_SECONDS = 25;
/** What it gives to a function that nobody waits for, unless the manifest asks for more. */
const BACKGROUND_SECONDS = 55;
const BACKGROUND_LIMIT_SECONDS = 900;

const read = new Map<string, unknown>();

/** Each text is parsed once, since many hosts start in one process; what comes of it is only looked at. */
function parseOnce<T>(file: string, parseText: (text: string) => unknown): T {
  const text = readFileSync(file, 'utf8');
  if (!read.has(text)) read.set(text, parseText(text));
  return read.get(text) as T;
}

/**
 * Reads `manifest.yml` in a folder. The file is linted elsewhere; here a module
 * that names a function which does not exist is the only fault looked for.
 */
export function readManifest(root: string): Manifest {
  const raw = parseOnce<RawManifest>(path.join(root, 'manifest.yml'), (text) => parse(text));
  const resources = raw.resources.map(({ key, path: relative }) => {
    return { key, relative, isFolder: statSync(path.join(root, relative)).isDirectory() };
  });
  const external = raw.permissions.external;
  const translate = readTitles(root, raw.translations ?? null);
  return {
    appId: raw.app.id,
    nodeMajor: Number(/\d+/u.exec(raw.app.runtime?.name ?? RUNTIME)?.[0]),
    memoryMegabytes: raw.app.runtime?.memoryMB ?? MEMORY_MEGABYTES,
    modules: MODULE_TYPES.flatMap((type) =>
      (raw.modules[type] ?? []).map((module) => readModule(type, module, raw, translate(module.title))),
    ),
    actions: (raw.modules.action ?? []).map((action) => {
      const { key, name = key, description, config } = action;
      return { key, name, description, resource: config?.resource ?? null, ...readBackgroundFunction(action, raw) };
    }),
    consumers: (raw.modules.consumer ?? []).map((consumer) => {
      return { key: consumer.key, queue: consumer.queue, ...readBackgroundFunction(consumer, raw) };
    }),
    schedules: (raw.modules.scheduledTrigger ?? []).map((schedule) => {
      return { key: schedule.key, interval: schedule.interval, ...readBackgroundFunction(schedule, raw) };
    }),
    triggers: (raw.modules.trigger ?? []).map((trigger) => readTrigger(trigger, raw)),
    scopes: raw.permissions.scopes,
    modelFamilies: (raw.modules.llm ?? []).flatMap(({ model }) => model),
    indexedProperties: (raw.modules['jira:entityProperty'] ?? [])
      .filter(({ entityType = 'issue' }) => entityType === 'issue')
      .flatMap(({ propertyKey, values }) =>
        values.map(({ path: at, type, searchAlias = null }) => ({ propertyKey, path: at, type, searchAlias })),
      ),
    entities: Object.fromEntries((raw.app.storage?.entities ?? []).map(({ name, attributes }) => [name, Object.keys(attributes)])),
    egressHosts: (external?.fetch?.backend ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.address)),
    configurableEgress: external?.configurable?.enabled ?? false,
    frontEnds: Object.fromEntries(resources.filter((one) => !one.isFolder).map((one) => [one.key, one.relative])),
    folders: Object.fromEntries(resources.filter((one) => one.isFolder).map((one) => [one.key, one.relative])),
    translations: raw.translations ?? null,
  };
}

type Titles = Pick<ManifestModule, 'title' | 'titles'>;

/**
 * Finds titles as Forge does: in the reader's language, in those that stand in for it, in the default one.
 * @throws when the default's file lacks one, as `forge deploy` does (@forge/cli-shared, `i18n-resource-bundling-service.js`).
 */
function readTitles(root: string, translations: Translations | null): (title: Title) => Titles {
  if (translations === null) return (title) => ({ title: typeof title === 'string' ? title : title.i18n, titles: {} });
  const { resources, fallback } = translations;
  const files = new Map(
    resources.map(({ key, path: file }) => [key, parseOnce<Record<string, unknown>>(path.join(root, file), (text) => JSON.parse(text))]),
  );
  return (title) => {
    if (typeof title === 'string') return { title, titles: {} };
    const find = (...locales: (string | undefined)[]): string => {
      const found = locales.map((locale) => files.get(locale ?? '')?.[title.i18n]).find((text) => typeof text === 'string');
      if (found === undefined) throw new Error(`The file of the default language has no text "${title.i18n}".`);
      return found;
    };
    const standIns = (locale: string) => [fallback[locale] ?? []].flat();
    const titles = Object.fromEntries(resources.map(({ key }) => [key, find(key, ...standIns(key), String(fallback['default']))]));
    return { title: find(String(fallback['default'])), titles };
  };
}

function readModule(type: ModuleType, module: RawModule, manifest: RawManifest, titles: Titles): ManifestModule {
  const { exportName, timeoutSeconds = RESOLVER_LIMIT_SECONDS } = readFunction(module.key, module.resolver.function, manifest);
  return {
    type,
    key: module.key,
    ...titles,
    resource: module.resource,
    exportName,
    timeoutSeconds: Math.min(timeoutSeconds, RESOLVER_LIMIT_SECONDS),
  };
}

type RawTrigger = NonNullable<RawManifest['modules']['trigger']>[number];

/** What this host cannot do as Forge does is a fault, and never left out in silence. */
function readTrigger(trigger: RawTrigger, manifest: RawManifest): ManifestTrigger {
  const { key, events, filter = {}, payload } = trigger;
  const known = events.filter((name): name is ProductEventName => PRODUCT_EVENTS.some((event) => event === name));
  if (known.length < events.length) throw new Error(`Trigger ${key} names an event that this host does not know.`);
  if (filter.expression !== undefined) throw new Error(`Trigger ${key} has a filter expression, which this host cannot evaluate.`);
  if (payload !== undefined) throw new Error(`Trigger ${key} asks for another payload, which this host does not make.`);
  const { ignoreSelf = false, appIsLicensed = false } = filter;
  const { exportName, timeoutSeconds = RESOLVER_LIMIT_SECONDS } = readFunction(key, trigger.function, manifest);
  return { key, events: known, ignoreSelf, appIsLicensed, exportName, timeoutSeconds: Math.min(timeoutSeconds, RESOLVER_LIMIT_SECONDS) };
}

function readBackgroundFunction(
  module: { key: string; function: string },
  manifest: RawManifest,
): { exportName: string; timeoutSeconds: number } {
  const { exportName, timeoutSeconds = BACKGROUND_SECONDS } = readFunction(module.key, module.function, manifest);
  return { exportName, timeoutSeconds: Math.min(timeoutSeconds, BACKGROUND_LIMIT_SECONDS) };
}

function readFunction(moduleKey: string, functionKey: string, manifest: RawManifest): { exportName: string; timeoutSeconds?: number } {
  const definition = manifest.modules.function.find(({ key }) => key === functionKey);
  if (definition === undefined) throw new Error(`Module ${moduleKey} names the unknown function ${functionKey}.`);
  const { handler, timeoutSeconds } = definition;
  return { exportName: handler.slice(handler.indexOf('.') + 1), timeoutSeconds };
}
