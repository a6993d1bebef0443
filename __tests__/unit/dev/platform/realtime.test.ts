import { createChannels, type Channels } from '../../../../dev/platform';
import type { Place } from '../../../../dev/platform/realtime/channels';
import { INSTALLATION } from '../../../../dev/platform/site';
import { startProbeHost, type ProbeHost } from './probe-host';

const PANEL = { moduleKey: 'probe-panel', extension: { issue: { id: '1' }, project: { id: '9' } } };

describe('channels', () => {
  let time: number;
  let channels: Channels;
  const place = (part: Partial<Place> = {}): Place => ({
    installationId: 'site',
    channel: 'news',
    isGlobal: true,
    context: PANEL,
    ...part,
  });
  const hear = (part: Partial<Place> = {}, replay = 0): unknown[] => {
    const heard: unknown[] = [];
    channels.subscribe(place(part), replay, (payload) => heard.push(payload));
    return heard;
  };
  const tokenFor = (claims: object, permissions: ('subscribe' | 'publish')[], channel = 'news'): string =>
    channels.sign('site', channel, { ...claims }, permissions).jwt;

  beforeEach(() => {
    time = 1_800_000_000_000;
    channels = createChannels({ now: () => time });
  });

  it('carry an event to whoever listens at the same place, and tell whether anybody did', () => {
    expect(channels.publish(place(), 'nobody')).toBeNull();
    const [same, elsewhere, otherSite] = [hear(), hear({ channel: 'other' }), hear({ installationId: 'other' })];
    expect(channels.publish(place(), { a: 1 })).not.toBeNull();
    expect([same, elsewhere, otherSite]).toEqual([[{ a: 1 }], [], []]);
  });

  it('are those of a module on an issue, unless they are global or narrowed to a part of the context', () => {
    const inContext = { isGlobal: false };
    const otherModule = { ...PANEL, moduleKey: 'another' };
    const otherIssue = { ...PANEL, extension: { ...PANEL.extension, issue: { id: '2' } } };
    const overrides = { ...inContext, contextOverrides: ['issue'] };
    const heard = {
      same: hear(inContext),
      module: hear({ ...inContext, context: otherModule }),
      issue: hear({ ...inContext, context: otherIssue }),
      narrowed: hear({ ...overrides, context: otherModule }),
      global: hear(),
    };
    channels.publish(place(inContext), 'a');
    channels.publish(place(overrides), 'b');
    channels.publish(place(), 'c');
    expect(heard).toEqual({ same: ['a'], module: [], issue: [], narrowed: ['b'], global: ['c'] });
    expect(() => channels.publish(place({ isGlobal: false, context: null }), 'a')).toThrow(/publishGlobal/u);
    expect(() => hear({ ...inContext, contextOverrides: ['reporter'] })).toThrow(/no part of a context/u);
  });

  it('pair tokens with equal claims, and neither with none', () => {
    const heard = [{ issue: '1', a: [1] }, { a: [1], issue: '1' }, { issue: '2' }].map((claims) =>
      hear({ token: tokenFor(claims, ['subscribe']) }),
    );
    const without = hear();
    channels.publish(place({ token: tokenFor({ a: [1], issue: '1' }, ['publish']) }), 'x');
    channels.publish(place(), 'y');
    expect([...heard, without]).toEqual([['x'], ['x'], [], ['y']]);
  });

  it('refuse a token that is forged, expired, for another channel, or not meant for this', () => {
    const token = tokenFor({ issue: '1' }, ['subscribe']);
    const [header = '', , signature = ''] = token.split('.');
    const content = {
      exp: 9_999_999_999,
      channel: { name: 'news' },
      permissions: ['subscribe'],
      claims: { issue: '2' },
      installationId: 'site',
    };
    const forged = [header, Buffer.from(JSON.stringify(content)).toString('base64url'), signature].join('.');
    expect(() => hear({ token: forged })).toThrow('INVALID_TOKEN');
    expect(() => hear({ token, installationId: 'other' })).toThrow('INVALID_TOKEN');
    expect(() => hear({ token, channel: 'other' })).toThrow('CHANNEL_NAME_MISMATCH');
    expect(() => channels.publish(place({ token }), 'x')).toThrow('MISSING_PERMISSION');
    const heard = hear({ token });
    const publish = place({ token: tokenFor({ issue: '1' }, ['publish']) });
    channels.setTokenSeconds(7_200);
    const later = place({ token: tokenFor({ issue: '1' }, ['publish']) });
    channels.publish(publish, 'in time');
    time += 3_600_000;
    channels.publish(later, 'too late');
    expect(() => hear({ token })).toThrow('TOKEN_EXPIRED');
    expect(heard).toEqual(['in time']);
  });

  it('repeat what was before for whoever asks for it', () => {
    channels.publish(place(), 'old');
    time += 60_000;
    channels.publish(place(), 'new');
    expect([hear(), hear({}, 30), hear({}, 90)]).toEqual([[], ['new'], ['old', 'new']]);
  });

  it('take 50 operations of whatever kind in a second, for each installation', () => {
    for (let count = 0; count < 20; count += 1) {
      hear();
      channels.publish(place(), count);
    }
    for (let count = 0; count < 10; count += 1) tokenFor({}, ['subscribe']);
    for (const operation of [() => void hear(), () => void channels.publish(place(), 1), () => void tokenFor({}, ['subscribe'])])
      expect(operation).toThrow('Too Many Requests');
    expect(channels.publish(place({ installationId: 'other' }), 1)).toBeNull();
    time += 1_000;
    expect(channels.publish(place(), 1)).not.toBeNull();
  });
});

describe('@forge/realtime', () => {
  let host: ProbeHost;
  const hear = (token?: string): unknown[] => {
    const heard: unknown[] = [];
    const { installationId } = INSTALLATION;
    const context = null;
    host.channels.subscribe(
      { installationId, channel: 'news', isGlobal: true, context, ...(token === undefined ? {} : { token }) },
      0,
      (payload) => heard.push(payload),
    );
    return heard;
  };
  const realtime = (call: unknown[], as?: Parameters<ProbeHost['probe']>[2]): Promise<unknown> => host.probe('realtime', { call }, as);
  const sign = async (permissions?: string[]) =>
    (await realtime(['signRealtimeToken', 'news', { issue: '1' }, permissions])) as { token: string; expiresAt: number };

  beforeAll(async () => {
    host = await startProbeHost();
  });

  afterAll(() => host.close());

  it('publishes to whoever listens, and says so', async () => {
    expect(await realtime(['publishGlobal', 'news', { a: 1 }])).toEqual({ eventId: null, eventTimestamp: null });
    const heard = hear();
    expect(await realtime(['publishGlobal', 'news', { a: 1 }])).toMatchObject({ eventId: expect.any(String) });
    expect(await realtime(['publish', 'news', { a: 2 }])).toMatchObject({ eventId: null });
    expect(heard).toEqual([{ a: 1 }]);
  });

  it('publishes in a context only where a front end invoked the function', async () => {
    const answer = await realtime(['publish', 'news', 'x'], { override: { context: null } });
    expect(answer).toMatchObject({ eventId: null, errors: [{ message: expect.stringContaining('publishGlobal') }] });
  });

  it('signs tokens that the package reads', async () => {
    const { token } = await sign(['subscribe']);
    const heard = hear(token);
    expect(await realtime(['publishGlobal', 'news', 'x', { token }])).toMatchObject({
      errors: [{ message: 'Realtime token validation failed: MISSING_PERMISSION' }],
    });
    expect(await realtime(['publishGlobal', 'other', 'x', { token }])).toMatchObject({
      errors: [{ message: 'Realtime token validation failed: CHANNEL_NAME_MISMATCH' }],
    });
    await realtime(['publishGlobal', 'news', 'x', { token: (await sign()).token }]);
    expect(heard).toEqual(['x']);
    expect(await realtime(['signRealtimeToken', 'news', 'no claims'])).toMatchObject({
      token: null,
      errors: [{ message: expect.any(String) }],
    });
    expect(await realtime(['signRealtimeToken', 'news', {}, ['read']])).toMatchObject({ token: null });
  });

  it('tells a limit that is reached, and a service that is away', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (let count = 0; count < 50; count += 1) hear();
    expect(await sign()).toMatchObject({ token: null, errors: [{ message: 'RATE_LIMIT_EXCEEDED', status: 429 }] });
    host.channels.setAway(true);
    expect(await realtime(['publishGlobal', 'news', 1])).toMatchObject({ errors: [{ message: 'Service Unavailable', status: 503 }] });
  });

  it('is two mutations and no other query', async () => {
    expect(await host.probe('graphql', { query: 'query { me { name } }' })).toMatchObject({ errors: [{ message: expect.any(String) }] });
  });
});
