import { startProbeHost, type ProbeHost } from './probe-host';

let host: ProbeHost;

beforeAll(async () => {
  host = await startProbeHost({ functionTimeout: 5_000 });
});

afterAll(() => host.close());

describe('an invocation', () => {
  it('hands the payload and the context that the host built to the resolver', async () => {
    const answer = await host.probe('echo', { text: 'ä' });
    expect(answer).toMatchObject({
      payload: { text: 'ä' },
      context: {
        accountId: host.administrator,
        moduleKey: 'probe-panel',
        environmentType: 'DEVELOPMENT',
        extension: { type: 'jira:issuePanel', issue: { key: 'SHOP-1' }, project: { key: 'SHOP' } },
      },
    });
  });

  it('has no issue in its context when the page shows none or Jira knows it not', async () => {
    const context = { moduleKey: 'probe-panel', functionKey: 'echo', accountId: host.administrator };
    for (const issueKey of [undefined, 'SHOP-999999']) {
      const answer = await host.invoke({ ...context, issueKey });
      expect(answer).toMatchObject({ context: { extension: { type: 'jira:issuePanel' } } });
      expect(answer).not.toHaveProperty('context.extension.issue');
    }
  });

  it('has the project in its context in the settings of one, from what Jira knows', async () => {
    const call = { moduleKey: 'probe-project', functionKey: 'echo', accountId: host.administrator };
    expect(await host.invoke({ ...call, projectKey: 'SHOP' })).toMatchObject({
      context: {
        moduleKey: 'probe-project',
        extension: {
          type: 'jira:projectSettingsPage',
          project: { id: '10001', key: 'SHOP', type: 'software' },
          location: expect.stringMatching(/^https:.*\/projects\/SHOP\/settings\/apps\/probe-project$/u) as string,
        },
      },
    });
    for (const projectKey of [undefined, 'NOPE']) {
      expect(await host.invoke({ ...call, projectKey })).toHaveProperty('context.extension', { type: 'jira:projectSettingsPage' });
    }
  });

  it('tells @forge/api its environment, its module and its own id', async () => {
    const [first, second] = (await Promise.all([host.probe('appContext'), host.probe('appContext')])) as { invocationId: string }[];
    expect(first).toMatchObject({ environmentType: 'DEVELOPMENT', moduleKey: 'probe-panel' });
    expect(first?.invocationId).not.toBe(second?.invocationId);
  });

  it('keeps each invocation’s runtime apart when several wait at the same time', async () => {
    const ids = await Promise.all([30, 20, 10].map((milliseconds) => host.probe('wait', { milliseconds })));
    expect(new Set(ids).size).toBe(3);
  });

  it('runs in one warm process', async () => {
    expect(await host.probe('processId')).toBe(await host.probe('processId'));
    expect(await host.probe('processId')).not.toBe(process.pid);
  });

  it('sees nothing of the developer’s environment', async () => {
    process.env.SECRET_OF_THE_DEVELOPER = 'x';
    host.restartFunctions();
    expect(await host.probe('environment')).not.toContain('SECRET_OF_THE_DEVELOPER');
    delete process.env.SECRET_OF_THE_DEVELOPER;
  });

  it('rejects with the message of what the function threw', async () => {
    await expect(host.probe('throw')).rejects.toThrow('thrown on purpose');
  });

  it('is refused for a module that the manifest lacks', async () => {
    await expect(host.invoke({ moduleKey: 'nope', functionKey: 'echo', accountId: null })).rejects.toThrow('no module with the key nope');
  });

  it('can be given another licence, environment or context, or none', async () => {
    const override = { license: { active: false }, environmentType: 'PRODUCTION' as const };
    expect(await host.probe('appContext', undefined, { override })).toMatchObject(override);
    expect(await host.probe('echo', undefined, { override })).toMatchObject({ context: { license: { active: false } } });
    const bare = (await host.probe('echo', undefined, { accountId: null, override: { context: null } })) as { context: object };
    expect(Object.keys(bare.context)).toEqual(['installContext']);
  });
});

describe('the function process', () => {
  it('is killed when a function runs out of time, and another one serves the next call', async () => {
    const before = await host.probe('processId');
    await Promise.all([
      expect(host.probe('spin')).rejects.toThrow('did not finish within'),
      expect(host.probe('wait', { milliseconds: 4_500 })).rejects.toThrow('ended the process'),
    ]);
    expect(await host.probe('processId')).not.toBe(before);
  });

  it('fails every call in flight when it crashes, says why in the log, and comes back', async () => {
    const waiting = host.probe('wait', { milliseconds: 60_000 });
    await Promise.all([
      expect(host.probe('crash')).rejects.toThrow('process ended (exit code 1)'),
      expect(waiting).rejects.toThrow('process ended'),
    ]);
    expect(host.logs.map(({ text }) => text).join('\n')).toContain('crashed on purpose');
    expect(await host.probe('echo', { back: true })).toMatchObject({ payload: { back: true } });
  });

  it('turns what the app prints into log lines that know their invocation', async () => {
    await host.probe('log', { n: 1 });
    const resolver = host.recorder.calls.findLast(({ summary }) => summary === 'probe.log');
    expect(host.logs.at(-1)).toMatchObject({ level: 'log', text: 'line { n: 1 }', invocationId: resolver?.id });
  });

  it('survives a rejection that nobody handles, and logs it as an error', async () => {
    const before = await host.probe('processId');
    await host.probe('rejectUnhandled');
    expect(host.logs.at(-1)).toMatchObject({ level: 'error' });
    expect(host.logs.at(-1)?.text).toContain('nobody waits for this');
    expect(await host.probe('processId')).toBe(before);
  });
});
