import { once } from 'node:events';
import { connect } from 'node:net';
import { startProbeHost, type ProbeHost } from '../platform/probe-host';
import { chatBody, startEndpoint, type EndpointServer } from './endpoint-server';

const TICKET = { type: 'Bug', summary: 'Checkout crashes', description: 'It crashes.' };
const ALLOWED = { priority: ['High', 'Low'], components: ['Checkout', 'Search'], labels: ['bug'] };
let server: EndpointServer;

beforeAll(async () => {
  server = await startEndpoint();
});

afterEach(() => server.endpoint.setFault(null));

afterAll(() => server.close());

const complete = (rest: object = {}): Promise<Response> =>
  server.ask('/v1/chat/completions', { method: 'POST', body: chatBody(TICKET, ALLOWED), ...rest });

/** Code of the system's error below what `fetch` throws. */
async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    const { cause } = error as { cause?: { code?: unknown; cause?: { code?: unknown } } };
    return cause?.code ?? cause?.cause?.code;
  }
  throw new Error('Nothing failed.');
}

describe('a status', () => {
  it.each(['400', '401', '403', '404', '408', '409', '413', '422', '429', '500', '503', '504', '529'] as const)(
    '%s comes in OpenAI’s error shape',
    async (fault) => {
      server.endpoint.setFault(fault);
      const response = await complete();
      expect(response.status).toBe(Number(fault));
      expect(response.headers.get('retry-after')).toBe(fault === '429' ? '7' : null);
      expect(await response.json()).toHaveProperty('error.message');
    },
  );

  it('429 comes without Retry-After as well', async () => {
    server.endpoint.setFault('429-bare');
    const response = await complete();
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, null]);
  });

  it('502 comes as a page of whatever stands before the endpoint', async () => {
    server.endpoint.setFault('502-html');
    const response = await complete();
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
  });

  it.each(['301', '307'] as const)('%s leads to another host', async (fault) => {
    server.endpoint.setFault(fault);
    const url = new URL('/v1/chat/completions', server.origin);
    const response = await fetch(url, { method: 'POST', redirect: 'manual', headers: { authorization: 'Bearer right-token' }, body: '{}' });
    expect([response.status, response.headers.get('location')]).toEqual([
      Number(fault),
      'https://elsewhere.sprintloom.com/v1/chat/completions',
    ]);
  });
});

describe('a success that is none', () => {
  it.each([
    ['html', 'text/html; charset=utf-8', /<title>/u],
    ['text', 'text/plain; charset=utf-8', /^OK$/u],
    ['no-body', 'application/json', /^$/u],
    ['truncated', 'application/json', /^\{"id".*[^}]$/su],
    ['no-choices', 'application/json', /"choices":\[\]/u],
  ] as const)('%s comes with status 200 and its type', async (fault, type, body) => {
    server.endpoint.setFault(fault);
    const response = await complete();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    expect(await response.text()).toMatch(body);
  });

  it('truncated is no JSON, though the connection ends as it should', async () => {
    server.endpoint.setFault('truncated');
    const text = await (await complete()).text();
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('huge would be right, if anybody read 4 MiB', async () => {
    const usual = await server.chat(TICKET, ALLOWED);
    server.endpoint.setFault('huge');
    expect((await (await complete()).text()).length).toBeGreaterThan(4 * 1_048_576);
    expect(await server.chat(TICKET, ALLOWED)).toEqual(usual);
  });
});

describe('a connection', () => {
  it('is reset before the answer', async () => {
    server.endpoint.setFault('reset');
    expect(await codeOf(complete())).toBe('ECONNRESET');
  });

  it('is reset in the middle of the body', async () => {
    server.endpoint.setFault('reset-body');
    const { hostname, port } = new URL(server.origin);
    const body = JSON.stringify(chatBody(TICKET, ALLOWED));
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer right-token\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect(received).toMatch(/^HTTP\/1\.1 200 OK/u);
    expect(received).not.toContain('"usage"');
    await expect(complete().then((response) => response.text())).rejects.toThrow('terminated');
  });

  it('hangs until the caller gives up', async () => {
    server.endpoint.setFault('hang');
    await expect(complete({ signal: AbortSignal.timeout(300) })).rejects.toThrow(/abort|timeout/iu);
  });

  it('drips byte by byte', async () => {
    server.endpoint.setFault('drip');
    const reader = (await complete()).body!.getReader();
    for (let chunk = 0; chunk < 2; chunk += 1) expect((await reader.read()).value).toHaveLength(1);
    await reader.cancel();
  });
});

describe('a fault of some requests', () => {
  it('is met by the n-th one of its kind alone', async () => {
    server.endpoint.setFault({ fault: '500', only: 'chat/completions', nth: 2 });
    const statuses: number[] = [];
    for (const ask of [complete, () => server.ask('/v1/models'), complete, complete]) statuses.push((await ask()).status);
    expect(statuses).toEqual([200, 200, 500, 200]);
    expect(server.endpoint.fault).toEqual({ fault: '500', only: 'chat/completions', nth: 2 });
    expect(server.endpoint.faultName).toBe('500');
  });
});

describe('an address where nobody can be reached', () => {
  let host: ProbeHost;

  beforeAll(async () => {
    host = await startProbeHost();
    host.approve('https://embedded.sprintloom.com');
  });

  afterAll(() => host.close());

  it.each([
    ['refused', /^ECONNREFUSED$|^EADDRNOTAVAIL$|^ENETUNREACH$/u],
    ['dns', /^ENOTFOUND$|^EAI_AGAIN$/u],
    ['tls', /SSL|TLS|EPROTO/u],
  ] as const)('%s is a real failure below fetch', async (fault, code) => {
    host.setFaults({ endpoint: fault });
    const answer = (await host.probe('fetchCode', { url: 'https://embedded.sprintloom.com/v1/models' })) as {
      message: string;
      code: string;
    };
    expect(answer.message).toBe('fetch failed');
    expect(answer.code).toMatch(code);
    expect(host.endpoint.requests).toEqual([]);
    host.setFaults({ endpoint: null });
    expect(await host.probe('fetch', { url: 'https://embedded.sprintloom.com/v1/models' })).toMatchObject({ status: 401 });
    host.endpoint.requests.length = 0;
  });
});
