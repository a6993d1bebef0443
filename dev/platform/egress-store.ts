import { EgressFilteringService, EgressType } from '@forge/egress';

export interface EgressGroup {
  key: string;
  description: string;
  configured: { domain: string; type: string[] }[];
}

/** Customer-managed egress of one installation, as `permissions.egress` of @forge/bridge speaks of it. */
export interface EgressStore {
  get(payload?: { keys?: string[] }): { results: EgressGroup[] };
  /** Saves whole groups; one with a known key is replaced. Throws on a malformed payload and beyond Forge's limits. */
  set(payload: unknown): { results: EgressGroup[] };
  /** Throws when there is no such group. */
  deleteGroup(payload: { key: string }): void;
  /** Removes one type of one domain, and what is left empty by that. Throws when there is no such group. */
  deleteDomain(payload: { key: string; domain: string; type: string }): void;
  /** Addresses that functions may fetch from. */
  backendHosts(): string[];
  /** Decides as Forge does: protocol and host must be the same, the path is free. */
  allowsBackend(url: string): boolean;
  snapshot(): EgressGroup[];
  onChange(listener: () => void): void;
}

const TYPES = new Set<string>(Object.values(EgressType));

/**
 * Forge's limits for customer-managed egress (Forge documentation, 2026): groups, domains in each, and domains in all.
 * How Jira words its refusal is a guess: only that the promise rejects is certain.
 */
const MOST_GROUPS = 10;
const MOST_DOMAINS_IN_GROUP = 10;
const MOST_DOMAINS = 40;

/** `manifestHosts` are always allowed and belong to no group. */
export function createEgressStore(options: { groups: EgressGroup[]; manifestHosts: string[] }): EgressStore {
  const groups = new Map(options.groups.map((group) => [group.key, structuredClone(group)]));
  const listeners: (() => void)[] = [];
  const changed = (): void => listeners.forEach((listener) => listener());
  const need = (key: string): EgressGroup => {
    const group = groups.get(key);
    if (group === undefined) throw new Error(`There is no egress group with the key ${key}.`);
    return group;
  };
  const backendHosts = (): string[] => [
    ...options.manifestHosts,
    ...[...groups.values()].flatMap(({ configured }) =>
      configured.filter(({ type }) => type.includes(EgressType.FetchBackendSide)).map(({ domain }) => domain),
    ),
  ];
  return {
    get(payload) {
      const keys = payload?.keys;
      const found = [...groups.values()].filter(({ key }) => keys === undefined || keys.includes(key));
      return { results: structuredClone(found) };
    },
    set(payload) {
      const saved = readGroups(payload);
      const next = new Map([...groups, ...saved.map((group): [string, EgressGroup] => [group.key, group])]);
      requireWithinLimits([...next.values()]);
      for (const group of saved) groups.set(group.key, group);
      changed();
      return { results: structuredClone(saved) };
    },
    deleteGroup({ key }) {
      need(key);
      groups.delete(key);
      changed();
    },
    deleteDomain({ key, domain, type }) {
      const group = need(key);
      group.configured = group.configured
        .map((entry) => (entry.domain === domain ? { domain, type: entry.type.filter((one) => one !== type) } : entry))
        .filter((entry) => entry.type.length > 0);
      if (group.configured.length === 0) groups.delete(key);
      changed();
    },
    backendHosts,
    allowsBackend: (url) => new EgressFilteringService(backendHosts()).isValidUrl(url),
    snapshot: () => structuredClone([...groups.values()]),
    onChange: (listener) => void listeners.push(listener),
  };
}

function requireWithinLimits(groups: readonly EgressGroup[]): void {
  const crowded = groups.find(({ configured }) => configured.length > MOST_DOMAINS_IN_GROUP);
  if (crowded !== undefined) throw new Error(`The egress group ${crowded.key} has more than ${MOST_DOMAINS_IN_GROUP} domains.`);
  if (groups.length > MOST_GROUPS) throw new Error(`There are more than ${MOST_GROUPS} egress groups.`);
  const domains = groups.flatMap(({ configured }) => configured);
  if (domains.length > MOST_DOMAINS) throw new Error(`There are more than ${MOST_DOMAINS} domains in egress groups.`);
}

function readGroups(payload: unknown): EgressGroup[] {
  const egresses = isRecord(payload) ? payload.egresses : undefined;
  if (!Array.isArray(egresses) || egresses.length === 0) throw new Error('egresses must be a list with at least one group.');
  return egresses.map(readGroup);
}

function readGroup(raw: unknown): EgressGroup {
  if (!isRecord(raw) || !isText(raw.key) || !isText(raw.description)) {
    throw new Error('Each egress group needs a key and a description.');
  }
  if (!Array.isArray(raw.configured) || raw.configured.length === 0) {
    throw new Error(`The egress group ${raw.key} configures no domain.`);
  }
  return { key: raw.key, description: raw.description, configured: raw.configured.map(readDomain) };
}

function readDomain(raw: unknown): EgressGroup['configured'][number] {
  if (!isRecord(raw) || !isText(raw.domain) || !isDomain(raw.domain)) {
    throw new Error('Each configured egress needs a domain: a host name, with https:// or without, and no path.');
  }
  const types: unknown[] = Array.isArray(raw.type) ? raw.type : [];
  const known = types.filter((type): type is string => typeof type === 'string' && TYPES.has(type));
  if (known.length === 0 || known.length !== types.length) {
    throw new Error(`The types of the egress ${raw.domain} must be some of ${[...TYPES].join(', ')}.`);
  }
  return { domain: raw.domain, type: known };
}

/** `https://llm.example.com`, `llm.example.com`, `*.example.com`, with a port or without. */
function isDomain(domain: string): boolean {
  return /^(https:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/iu.test(domain);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
