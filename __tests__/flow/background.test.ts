import { waitUntil } from '../support/wait-until';
import {
  aReply,
  bad,
  good,
  OPEN_ISSUE,
  PROVIDERS,
  startTriageSite,
  suggest,
  type CallOptions,
  type TriageSite,
} from './support/triage-site';

describe.each(PROVIDERS)('in the background, with %s', (_name, options) => {
  /** What the same failures are called, by who is asked. */
  const codes =
    options.endpoint === undefined
      ? { error: 'ENDPOINT_ERROR', refused: 'ENDPOINT_AUTH' }
      : { error: 'MODEL_UNAVAILABLE', refused: 'MODEL_FORBIDDEN' };

  let site: TriageSite;

  beforeEach(async () => {
    site = await startTriageSite({ queueTimeScale: 0.001, ...options });
    site.endpoint.setReply(() => aReply());
  });

  afterEach(() => site.close());

  const RECORD = { record: 1, expiresAt: null };

  /** What the app stores, without its envelope. */
  async function read<Value>(key: string): Promise<Value | undefined> {
    const { body } = await site.storage.handle('/api/v1/get', JSON.stringify({ key }));
    return (JSON.parse(body) as { value?: { value: Value } }).value?.value;
  }

  async function write(key: string, value: unknown): Promise<void> {
    await site.storage.handle('/api/v1/set', JSON.stringify({ key, value: { ...RECORD, value } }));
  }

  /** As after a call that took too long: the next runs go to the queue at once. */
  async function becomeSlow(): Promise<void> {
    const { settings } = good(await site.admin('getSettings'));
    await write('endpoint:pace', { ...settings.endpoint, slowUntil: Date.now() + 60_000 });
  }

  async function suggestInBackground(options?: CallOptions) {
    const outcome = good(await site.panel('suggestTriage', { again: true }, options));
    if (outcome.status !== 'pending') throw new Error('The suggestion came at once.');
    expect(outcome.run.isInBackground).toBe(true);
    return outcome.run;
  }

  const consumerCalls = () => {
    const runs = new Set(
      site.recorder.calls.filter(({ summary }) => summary.includes('runWorker')).map(({ invocationId }) => invocationId),
    );
    return site.recorder.calls.filter(({ invocationId }) => runs.has(invocationId));
  };

  /** Whether two deliveries have looked at the run and tried to claim it. */
  function areBothDeliveriesOnIt(): boolean {
    const counts = new Map<string, number>();
    for (const { invocationId } of consumerCalls()) counts.set(invocationId, (counts.get(invocationId) ?? 0) + 1);
    return [...counts.values()].filter((count) => count > 3).length >= 2;
  }

  describe('a model that does not answer in time', () => {
    // @promise hidden-issues-stay-hidden
    it('is told to nobody who may not see the issue, neither that somebody asks nor that it failed', async () => {
      const viewer = site.jira.people.find(({ role }) => role === 'viewer')?.accountId;
      const hide = () =>
        site.interceptJira(({ accountId, path }) =>
          accountId === viewer && path.startsWith('/rest/api/3/issue/') ? { status: 404, headers: {}, body: '{}' } : null,
        );
      await becomeSlow();
      site.queue.hold();
      await suggestInBackground();
      hide();
      const look = async () => bad(await site.panel('getPanel', undefined, { as: 'viewer' })).code;
      expect([await look(), good(await site.panel('getPanel')).kind]).toEqual(['ISSUE_NOT_FOUND', 'working']);
      site.endpoint.setFault('500');
      site.queue.release();
      await site.queue.settled();
      expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'ready', lastFailure: { code: codes.error } });
      expect(await look()).toBe('ISSUE_NOT_FOUND');
    });

    it('is waited for in the background, and the next runs go there at once', async () => {
      const releases: (() => void)[] = [];
      site.endpoint.setReply(() => new Promise((resolve) => releases.push(() => resolve(aReply()))));
      const run = await suggestInBackground();
      expect(Date.parse(run.deadline) - Date.parse(run.startedAt)).toBeGreaterThan(7 * 60_000);
      expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'working', run: { id: run.id, isInBackground: true } });
      const startedAt = Date.now();
      expect(good(await site.panel('suggestTriage', undefined, { issueKey: 'SHOP-14' }))).toMatchObject({
        status: 'pending',
        run: { isInBackground: true },
      });
      // Waiting for the model takes the resolver sixteen seconds; not even trying takes none.
      expect(Date.now() - startedAt).toBeLessThan(10_000);
      await waitUntil(() => releases.length === 3);
      site.endpoint.setReply(() => aReply());
      releases.forEach((release) => release());
      await site.queue.settled();
      expect(good(await site.panel('getPanel'))).toMatchObject({
        kind: 'suggestion',
        suggestion: { id: run.id, outcome: { kind: 'open' } },
      });
      expect(good(await site.panel('getPanel', undefined, { issueKey: 'SHOP-14' })).kind).toBe('suggestion');
      // Both were answered at once, so the next one is waited for again.
      await suggest(site, { issueKey: 'SHOP-15' });
    });
  });

  describe('a run in the background', () => {
    beforeEach(becomeSlow);

    it('calls storage, Realtime and the endpoint only, once, with the prompt that was made before', async () => {
      await suggestInBackground();
      await site.queue.settled();
      expect(new Set(consumerCalls().map(({ kind }) => kind))).toEqual(new Set(['consumer', 'storage', 'endpoint', 'realtime']));
      expect(site.prompts()).toHaveLength(1);
      expect(site.prompts()[0]?.messages[1]?.content).toMatch(
        /^### TICKET START [\w-]+\n\{.*charged two times.*\}\n### TICKET END [\w-]+ ###$/u,
      );
      const state = good(await site.panel('getPanel'));
      if (state.kind !== 'suggestion') throw new Error(`The panel says ${state.kind}.`);
      expect(
        good(await site.panel('applyTriage', { suggestionId: state.suggestion.id, accepted: { labels: ['data-loss'] } })).suggestion.outcome
          .kind,
      ).toBe('applied');
    });

    it.each(['after', 'together'] as const)('asks once and stores once when the event comes twice (%s)', async (mode) => {
      site.queue.setDuplicates(mode);
      // Else the second process is not there yet when the first one has done everything.
      if (mode === 'together') site.endpoint.setReply(async () => waitUntil(areBothDeliveriesOnIt).then(() => aReply()));
      const run = await suggestInBackground();
      await site.queue.settled();
      expect(site.prompts()).toHaveLength(1);
      expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'suggestion', suggestion: { id: run.id } });
    });

    it('is shared by whoever asks the same meanwhile, and takes one call out of the budgets', async () => {
      const { version, settings } = good(await site.admin('getSettings'));
      good(
        await site.admin('saveSettings', {
          version,
          settings: { ...settings, limits: { ...settings.limits, perSitePerDay: 2 } },
          token: { action: 'keep' },
        }),
      );
      site.queue.hold();
      const run = await suggestInBackground();
      for (const as of ['agent', 'administrator'] as const) {
        expect(good(await site.panel('suggestTriage', undefined, { as }))).toMatchObject({ status: 'pending', run: { id: run.id } });
      }
      site.queue.release();
      await site.queue.settled();
      expect(site.prompts()).toHaveLength(1);
      await becomeSlow();
      await suggestInBackground({ issueKey: 'SHOP-14' });
      await site.queue.settled();
      await becomeSlow();
      expect(bad(await site.panel('suggestTriage', undefined, { issueKey: 'SHOP-15' })).code).toBe('LIMIT_REACHED');
    });

    it('ends when it is cancelled, before the call and during it, and nothing is shown', async () => {
      site.queue.hold();
      const before = await suggestInBackground();
      expect(good(await site.panel('cancelRun', { runId: before.id })).kind).toBe('ready');
      site.queue.release();
      await site.queue.settled();
      expect(site.prompts()).toEqual([]);

      let release = (): void => undefined;
      site.endpoint.setReply(() => new Promise((resolve) => (release = () => resolve(aReply()))));
      const during = await suggestInBackground();
      await waitUntil(() => site.prompts().length > 0);
      good(await site.panel('cancelRun', { runId: during.id }));
      release();
      await site.queue.settled();
      expect(good(await site.panel('getPanel'))).toEqual({ kind: 'ready' });
    });

    // @promise failures-are-answers
    it('reports how it failed, beside the suggestion that there was before', async () => {
      const earlier = await suggestInBackground();
      await site.queue.settled();
      await becomeSlow();
      site.endpoint.setFault('401');
      await suggestInBackground();
      await site.queue.settled();
      expect(good(await site.panel('getPanel'))).toMatchObject({
        kind: 'suggestion',
        suggestion: { id: earlier.id },
        lastFailure: { code: codes.refused, details: { status: 401 } },
      });
      expect(good(await site.admin('getActivity')).failures).toMatchObject([{ code: codes.refused, status: 401 }]);
    });

    it('is taken up once more when its process was killed, and given up after the second time', async () => {
      const isCall = ({ path }: { path: string }) => path.includes('/secret/get');
      const isWorker = ({ exportName }: { exportName: string }) => exportName === 'runWorker';
      const age = async (attempt: number, runId: string) => write(`attempt:${runId}:${attempt}`, Date.now() - 300_000);
      const kill = async (): Promise<void> => {
        const watch = site.killAt({ run: isWorker, call: isCall, nth: 1, moment: 'before' });
        await waitUntil(() => watch.hit);
        site.queue.hold();
      };

      let killed = kill();
      const first = await suggestInBackground();
      await killed;
      await age(1, first.id);
      site.queue.release();
      await site.queue.settled();
      expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'suggestion', suggestion: { id: first.id } });

      await becomeSlow();
      killed = kill();
      const second = await suggestInBackground({ issueKey: 'SHOP-14' });
      await killed;
      await age(1, second.id);
      killed = kill();
      site.queue.release();
      await killed;
      await age(2, second.id);
      site.queue.release();
      await site.queue.settled();
      const state = good(await site.panel('getPanel', undefined, { issueKey: 'SHOP-14' }));
      expect(state).toMatchObject({ kind: 'ready', lastFailure: { code: 'ENDPOINT_TIMEOUT', retryable: true } });
      expect(good(await site.panel('suggestTriage', undefined, { issueKey: 'SHOP-14' })).status).toBe('pending');
      await site.queue.settled();
    });

    it('that died without a word is reported after its deadline, and can be begun anew', async () => {
      site.queue.hold();
      await suggestInBackground();
      const head = await read<{ sequence: number }>('run-head:11013');
      const key = `run:11013:${String(head?.sequence)}`;
      await write(key, { ...(await read<object>(key)), deadline: Date.now() - 1 });
      expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'ready', lastFailure: { code: 'ENDPOINT_TIMEOUT' } });
      const anew = await suggestInBackground();
      site.queue.release();
      await site.queue.settled();
      expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'suggestion', suggestion: { id: anew.id } });
    });

    // @promise background-run-data
    it('carries no person, no token and no more than 100 KB in its event', async () => {
      site.queue.hold();
      await site.edit({ fields: { summary: 'x'.repeat(255) } }, OPEN_ISSUE);
      await suggestInBackground();
      const [pending] = site.queue.pending();
      const event = JSON.stringify(pending?.event);
      expect(Buffer.byteLength(event)).toBeLessThan(100_000);
      expect(event).not.toContain(site.endpoint.token);
      for (const { accountId, displayName, emailAddress } of site.jira.people) {
        for (const personal of [accountId, displayName, emailAddress]) expect(event).not.toContain(personal);
      }
      site.queue.release();
      await site.queue.settled();
    });

    it('fails at once, with a word that helps, when the queue does not take it', async () => {
      const { version, settings } = good(await site.admin('getSettings'));
      const many = Array.from({ length: 250 }, (_each, index) => ({
        name: `${'label'.repeat(40)}-${index}`,
        description: 'd'.repeat(200),
      }));
      good(
        await site.admin('saveSettings', {
          version,
          settings: { ...settings, allowlists: { ...settings.allowlists, labels: many } },
          token: { action: 'keep' },
        }),
      );
      expect(bad(await site.panel('suggestTriage'))).toMatchObject({ code: 'ENDPOINT_TIMEOUT', retryable: true });
      expect(site.queue.pending()).toEqual([]);
      expect(good(await site.panel('getPanel'))).toMatchObject({ kind: 'ready', lastFailure: { code: 'ENDPOINT_TIMEOUT' } });
    });
  });
});
