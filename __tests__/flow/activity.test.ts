import { aReply, bad, good, startTriageSite, suggest, type TriageSite } from './support/triage-site';

let site: TriageSite;

beforeEach(async () => {
  site = await startTriageSite();
  site.endpoint.setReply(() => aReply());
});

afterEach(() => site.close());

const activity = async () => good(await site.admin('getActivity'));

/** Queries of storage lag behind, here as on Forge. */
async function eventually<Value>(read: () => Promise<Value>, isThere: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const value = await read();
    if (isThere(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function switchCheck(dailyCheck: boolean): Promise<void> {
  const { version, settings } = good(await site.admin('getSettings'));
  good(await site.admin('saveSettings', { version, settings: { ...settings, dailyCheck }, token: { action: 'keep' } }));
}

describe('what was used', () => {
  it('counts calls and the tokens that the endpoint reports, today and this month', async () => {
    const suggestion = await suggest(site);
    await suggest(site, { issueKey: 'SHOP-14' });
    const { usage, lastSuccess } = await eventually(activity, (each) => each.usage.today.calls === 2);
    expect(usage.today.promptTokens).toBeGreaterThan(500);
    expect(usage.today.completionTokens).toBeGreaterThan(0);
    expect(usage.month).toEqual(usage.today);
    expect(lastSuccess).toMatchObject({ model: suggestion.model });
  });
});

describe('the daily job', () => {
  // @promise app-failure-detection, daily-check
  it('sends a made-up ticket the way that every ticket takes, with nobody signed in, and notes how it went', async () => {
    expect((await activity()).check).toBeNull();
    site.recorder.clear();
    await site.runSchedule('triage-daily');
    expect(new Set(site.recorder.calls.map(({ kind }) => kind))).toEqual(new Set(['schedule', 'storage', 'endpoint']));
    const [prompt] = site.prompts();
    expect(prompt?.messages[1]?.content).toMatch(
      /^### TICKET START [\w-]+\n\{.*The export button does nothing.*\}\n### TICKET END [\w-]+ ###$/u,
    );
    expect(prompt?.messages[1]?.content).not.toContain('<b>');
    expect((await activity()).check).toMatchObject({ outcome: 'ok' });
  });

  // @promise app-failure-detection
  it.each([
    ['401', 'ENDPOINT_AUTH'],
    ['html', 'ENDPOINT_ERROR'],
    ['invalid-json', 'REPLY_INVALID'],
  ] as const)('notes that the endpoint fails (%s)', async (fault, code) => {
    site.endpoint.setReply(null);
    site.endpoint.setFault(fault);
    await site.runSchedule('triage-daily');
    const { check, failures } = await activity();
    expect(check).toMatchObject({ outcome: code });
    expect(failures).toMatchObject([{ code }]);
  });

  // @promise daily-check
  it('sends nothing when it is switched off, and can be run by hand all the same', async () => {
    await switchCheck(false);
    await site.runSchedule('triage-daily');
    expect(site.prompts()).toEqual([]);
    expect(good(await site.admin('runCheck')).check).toMatchObject({ outcome: 'ok' });
    expect(site.prompts()).toHaveLength(1);
    expect(bad(await site.admin('runCheck', undefined, { as: 'agent' })).code).toBe('NOT_PERMITTED');
  });
});
