import { inflateRawSync } from 'node:zlib';
import { deleteRecord } from '../../../../dev/stored-records';
import type { Settings } from '../../../../src/contract/settings';
import { aReply, good, isRead, startTriageSite, type CallOptions, type TriageSite } from '../triage-site';
import { canary, CANARY_NAMES, type CanaryName } from './canary';
import { createCanaryState, ISSUE_KEY, PROJECT_KEY } from './canary-jira';
import { createCanarySearch } from './find-canaries';

/** A canary that was found, and where. */
export interface Sighting {
  name: CanaryName;
  form: string;
  place: string;
}

export interface CanarySite extends TriageSite {
  /** All that the app said, stored and sent since the last call, by place; also what came to the app, as `came …`. */
  sightings(): Sighting[];
  search(text: string): Pick<Sighting, 'name' | 'form'>[];
  /** Calls of the panel on the issue with the canaries; of the project page on its project. */
  readonly onIssue: CallOptions;
  readonly onProject: CallOptions;
  /** Lets the next runs go to the queue. */
  becomeSlow(): Promise<void>;
  /** Takes away what earlier calls used up, and that they were slow. */
  forgetCalls(): Promise<void>;
}

const searchNames = createCanarySearch(Object.fromEntries(CANARY_NAMES.map((name) => [name, canary(name)])));
const search = (text: string) => searchNames(text) as Pick<Sighting, 'name' | 'form'>[];

/** Everything that is compressed in a stored value, as its bytes are. */
function unpackAll(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Object.values(value).map(unpackAll).join('\n');
  const [packed = ''] = typeof value === 'string' ? (/[A-Za-z0-9+/]{16,}={0,2}$/u.exec(value) ?? []) : [];
  try {
    return inflateRawSync(Buffer.from(packed, 'base64')).toString('latin1');
  } catch {
    return '';
  }
}

/** What a call writes to plain storage, by itself or in a transaction. */
function writesOf(url: string, body: string): { key: string; value: unknown }[] {
  if (url.includes('secret') || !/\/(?:set|transaction)$/u.test(url)) return [];
  const write = JSON.parse(body) as { key: string; value: unknown } & { set?: { key: string; value: unknown }[] };
  return url.endsWith('/set') ? [write] : (write.set ?? []);
}

/** A reply whose proposals stand, with canaries in all that does not. */
export function canaryReply(): string {
  const { labels, ...others } = aReply({ components: [{ value: canary('allowedComponent'), confidence: 0.9, reason: canary('reason') }] });
  const more = [
    { value: canary('allowedLabel'), confidence: 0.8, reason: canary('reason') },
    { value: canary('unknownValue'), confidence: 1, reason: '' },
  ];
  const reply = {
    ...others,
    labels: [...(labels as object[]), ...more],
    [canary('unknownKey')]: canary('unknownValue'),
    assignee: canary('agentAccount'),
  };
  return `${canary('proseAroundReply')}\n${JSON.stringify(reply)}`;
}

function withCanaries(settings: Settings): Settings {
  const { allowlists } = settings;
  return {
    ...settings,
    rules: canary('rules'),
    language: canary('language').slice(0, 40),
    labelMappings: [{ from: canary('mappedFrom'), to: canary('allowedLabel') }],
    allowlists: {
      ...allowlists,
      components: [...allowlists.components, { name: canary('allowedComponent'), description: canary('componentNote') }],
      labels: [...allowlists.labels, { name: canary('allowedLabel'), description: canary('labelNote') }],
    },
  };
}

/** The offline site, configured with canaries in all settings, over a Jira with canaries everywhere. */
export async function startCanarySite(): Promise<CanarySite> {
  const site = await startTriageSite({ jiraState: createCanaryState(), queueTimeScale: 0.001 });
  const texts = new Map<string, string[]>();
  const note = (place: string, value: unknown): void => {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    texts.set(place, [...(texts.get(place) ?? []), text]);
  };

  const invoke = site.invoke.bind(site);
  site.invoke = async (call) => {
    const result = (await invoke(call)) as { ok: boolean };
    note(`${result.ok ? 'result' : 'error'} ${call.moduleKey.replace('triage-', '')}.${call.functionKey}`, result);
    // The recorder forgets the oldest calls; what still runs in the background is not complete yet.
    if (site.queue.pending().length === 0) noteCalls();
    return result;
  };

  function noteCalls(): void {
    for (const { kind, request, reply, error } of site.recorder.calls) {
      if (error !== undefined) note('calls that failed', error);
      if (request === undefined) continue;
      const { url, body } = request;
      if (kind === 'jira') note(isRead(request) ? 'jira reads' : 'jira writes', url + body);
      if (kind === 'queue') note('events', body);
      if (kind === 'realtime') note('channels', body);
      for (const { key, value } of kind === 'storage' ? writesOf(url, body) : []) {
        const place = `storage ${key.replace(/^of:/u, '').split(':')[0] ?? ''}`;
        note('storage keys', key);
        note(place, value);
        note(place, unpackAll(value));
      }
      note(`came from ${kind}`, reply);
    }
    site.recorder.clear();
  }

  function noteAll(): void {
    noteCalls();
    for (const { method, path, headers, body } of site.endpoint.requests.splice(0)) {
      note('endpoint heads', [method, path, headers]);
      note('prompts', body);
    }
    for (const [key, { value }] of site.storage.secrets()) note(`secret ${key}`, value);
    for (const [key] of site.storage.entries()) note('storage keys', key);
    note(
      'logs',
      site.logs.splice(0).map(({ level, text }) => `${level} ${text}`),
    );
  }

  const canarySite: CanarySite = Object.assign(site, {
    onIssue: { issueKey: ISSUE_KEY },
    onProject: { projectKey: PROJECT_KEY },
    search,
    sightings() {
      noteAll();
      const found = [...texts].flatMap(([place, parts]) => search(parts.join('\n')).map((finding) => ({ ...finding, place })));
      texts.clear();
      return found;
    },
    async becomeSlow() {
      const value = { baseUrl: `https://${canary('endpointHost')}/v1`, model: site.endpoint.model, slowUntil: Date.now() + 600_000 };
      await site.storage.handle('/api/v1/set', JSON.stringify({ key: 'endpoint:pace', value: { record: 1, expiresAt: null, value } }));
    },
    async forgetCalls() {
      const used = site.storage.entries().filter(([key]) => /^(?:slot:|budget:hint|endpoint:pace)/u.test(key));
      for (const [key] of used) await deleteRecord(site.storage, key);
    },
  });

  site.endpoint.accept(canary('token'));
  site.endpoint.setReply(canaryReply);
  await site.useEndpoint({ baseUrl: `https://${canary('endpointHost')}/v1`, model: site.endpoint.model, token: canary('token') }, site.url);
  const { version, settings } = good(await site.admin('getSettings'));
  good(await site.admin('saveSettings', { version, settings: withCanaries(settings), token: { action: 'keep' } }));
  return canarySite;
}
