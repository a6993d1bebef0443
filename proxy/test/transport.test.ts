import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { openRaw, rawCall } from './support/raw-call';
import { startTestProxy, type TestProxy } from './support/test-proxy';
import { pause, until } from './support/until';
import { using } from './support/using';

const folder = mkdtempSync(join(tmpdir(), 'proxy-transport-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('transport', () => {
  let here: TestProxy;
  beforeAll(async () => {
    here = await startTestProxy({
      config: {
        hosts: ['api.example.com'],
        timeouts: { handshakeMs: 600, headMs: 600, requestMs: 1_200, idleMs: 5_000, slowReaderMs: 600 },
      },
    });
  });
  afterAll(() => here.close());

  const head = (lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;
  const body = JSON.stringify({ model: 'triage', messages: [{ role: 'user', content: 'x' }] });
  const post = (lines: string[], payload = body): string =>
    head([
      'POST /v1/chat/completions HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${here.token}`,
      'Content-Type: application/json',
      ...lines,
    ]) + payload;

  // @promise proxy-tls
  test('speaks TLS 1.2 and 1.3 and nothing older', async () => {
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      const socket = await openRaw(here.port, { minVersion: version, maxVersion: version });
      expect(socket.getProtocol()).toBe(version);
      socket.destroy();
    }
    for (const version of ['TLSv1', 'TLSv1.1'] as const) {
      await expect(openRaw(here.port, { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' })).rejects.toThrow();
    }
  });

  // @promise proxy-tls
  test('agrees on keys that are forgotten, whatever the certificate, and never anew on TLS 1.2', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'rsa', keySize: 2048 });
    const files = { certificateFile: join(folder, 'certificate.pem'), keyFile: join(folder, 'key.pem') };
    writeFileSync(files.certificateFile, cert);
    writeFileSync(files.keyFile, key, { mode: 0o600 });
    await using({ config: { tls: { mode: 'files', ...files } } }, async ({ port }) => {
      const version = 'TLSv1.2' as const;
      const open = (ciphers: string) => openRaw(port, { minVersion: version, maxVersion: version, ciphers });
      for (const ciphers of ['AES128-GCM-SHA256', 'AES256-SHA256', 'DHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-SHA256']) {
        await expect(open(`${ciphers}:@SECLEVEL=0`)).rejects.toThrow();
      }
      const socket = await open('ECDHE-RSA-AES128-GCM-SHA256');
      expect(socket.getEphemeralKeyInfo()).toMatchObject({ type: 'ECDH' });
      const renegotiated = await new Promise<string>((resolve) => {
        socket.on('error', () => resolve('refused'));
        socket.renegotiate({}, (error) => resolve(error === null ? 'done' : 'refused'));
      });
      expect(renegotiated).toBe('refused');
      socket.destroy();
    });
  });

  // @promise proxy-tls
  test('plain HTTP gets no answer and no redirect', async () => {
    const outcome = await new Promise<string>((resolve) => {
      const call = httpRequest({ port: here.port, host: '127.0.0.1', method: 'POST', path: '/v1/chat/completions' }, (response) =>
        resolve(String(response.statusCode)),
      );
      call.on('error', () => resolve('closed'));
      call.end(body);
    });
    expect(outcome).toBe('closed');
  });

  test('a well-formed raw request is answered: the refusals below are not for its own sake', async () => {
    expect((await rawCall(here.port, post([`Content-Length: ${body.length}`]), { answers: 1 })).status).toBe(200);
    expect(
      (
        await rawCall(here.port, post(['Transfer-Encoding: chunked'], `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`), {
          answers: 1,
        })
      ).status,
    ).toBe(200);
    expect((await rawCall(here.port, head(['GET /healthz HTTP/1.1', 'Host: API.example.com:443']), { answers: 1 })).status).toBe(200);
  });

  const ambiguous: [string, () => string][] = [
    ['two Content-Length headers', () => post([`Content-Length: ${body.length}`, `Content-Length: ${body.length}`])],
    ['Content-Length and Transfer-Encoding', () => post([`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'])],
    ['two Transfer-Encoding headers', () => post(['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], '0\r\n\r\n')],
    ['a transfer encoding that is not chunked', () => post(['Transfer-Encoding: gzip, chunked'], '0\r\n\r\n')],
    ['two Host headers', () => head(['GET /healthz HTTP/1.1', 'Host: localhost', 'Host: localhost'])],
    ['no Host', () => head(['GET /healthz HTTP/1.1'])],
    ['a Host that is no name', () => head(['GET /healthz HTTP/1.1', 'Host: local host'])],
    ['two Authorization headers', () => post([`Content-Length: ${body.length}`, 'Authorization: Bearer other'])],
    ['two Content-Type headers', () => post([`Content-Length: ${body.length}`, 'Content-Type: application/json'])],
    ['an absolute-form target', () => head(['GET http://evil.example/healthz HTTP/1.1', 'Host: localhost'])],
    ['an asterisk target', () => head(['GET * HTTP/1.1', 'Host: localhost'])],
    ['HTTP/1.0', () => head(['GET /healthz HTTP/1.0', 'Host: localhost'])],
    ['HTTP/1.0 without a Host', () => head(['GET /healthz HTTP/1.0'])],
    ['an upgrade', () => head(['GET /healthz HTTP/1.1', 'Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket'])],
    ['a folded header', () => head(['GET /healthz HTTP/1.1', 'Host: localhost', 'X-A: a', ' b'])],
    ['a space before the colon', () => head(['GET /healthz HTTP/1.1', 'Host : localhost'])],
    ['a GET with a body', () => `${head(['GET /healthz HTTP/1.1', 'Host: localhost', 'Content-Length: 4'])}body`],
    ['another expectation', () => post([`Content-Length: ${body.length}`, 'Expect: something'])],
  ];
  for (const [name, bytes] of ambiguous) {
    test(`refuses ${name} with 400 and closes`, async () => {
      const result = await rawCall(here.port, bytes());
      expect(result.status).toBe(400);
      expect(result.text).toMatch(/"code":"bad_request_head"/);
      expect(result.isClosed).toBe(true);
      expect(result.text.match(/HTTP\/1\.1/g)?.length).toBe(1);
    });
  }

  test('what the parser refuses is answered and logged like everything else', async () => {
    await using({}, async ({ port, proxy, logText }) => {
      const ids: unknown[] = [];
      for (const bytes of ['no HTTP at all\r\n\r\n', head(['CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443'])]) {
        const { text, status } = await rawCall(port, bytes);
        expect(text).toMatch(/\r\ncache-control: no-store\r\n/);
        expect(text).toMatch(/\r\nx-content-type-options: nosniff\r\n/);
        const [, id] = /\r\nx-request-id: ([0-9a-f-]{36})\r\n/.exec(text) ?? [];
        expect({ id, status }).toEqual({ id: expect.any(String), status: expect.any(Number) });
        ids.push([id, status]);
      }
      await proxy.close();
      const logged = logText()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { request_id: string; status: number });
      expect(logged.map(({ request_id, status }) => [request_id, status])).toEqual(ids);
    });
  });

  test('refuses another host name with 403', async () => {
    const result = await rawCall(here.port, head(['GET /healthz HTTP/1.1', 'Host: evil.example']), { answers: 1 });
    expect(result.status).toBe(403);
    expect(result.text).toMatch(/host_not_allowed/);
  });

  test('refuses CONNECT', async () => {
    const result = await rawCall(here.port, head(['CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443']));
    expect(result.status).toBe(405);
    expect(result.isClosed).toBe(true);
  });

  test('refuses heads that are too large or have too many headers with 431', async () => {
    const large = await rawCall(here.port, head(['GET /healthz HTTP/1.1', 'Host: localhost', `X-Large: ${'x'.repeat(17_000)}`]));
    expect(large.status).toBe(431);
    // Node would drop headers past its limit, a second Host among them, without a word.
    const many = await rawCall(
      here.port,
      head(['GET /healthz HTTP/1.1', 'Host: localhost', ...Array.from({ length: 1_500 }, () => 'a: b'), 'Host: evil.example']),
    );
    expect(many.status).toBe(431);
    expect(many.text).toMatch(/head_too_large/);
  });

  test('refuses bytes that are no UTF-8, which replacement characters would hide', async () => {
    const bytes = Buffer.concat([
      Buffer.from(post([`Content-Length: ${body.length}`], '')),
      Buffer.from(body.replace('"x"', '"\xff"'), 'latin1'),
    ]);
    expect((await rawCall(here.port, bytes, { answers: 1 })).text).toMatch(/invalid_json/);
  });

  test('refuses a body that is too large before it arrives, and says 100 Continue only when it wants one', async () => {
    const announced = await rawCall(here.port, post(['Content-Length: 70000', 'Expect: 100-continue'], ''));
    expect(announced.status).toBe(413);
    expect(announced.isClosed).toBe(true);
    const unknown = await rawCall(
      here.port,
      post([`Content-Length: ${body.length}`, 'Expect: 100-continue'], '').replace(here.token, 'nobody'),
    );
    expect(unknown.status).toBe(401);
    expect(unknown.isClosed).toBe(true);
    const wanted = await rawCall(here.port, post([`Content-Length: ${body.length}`, 'Expect: 100-continue']), { answers: 1 });
    expect(wanted.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/);
  });

  test('an early 413 reaches a caller who is still sending', async () => {
    const chunk = 'x'.repeat(16_000);
    const chunks = Array.from({ length: 20 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
    const result = await rawCall(here.port, post(['Transfer-Encoding: chunked'], chunks));
    expect(result.status).toBe(413);
    expect(result.isClosed).toBe(true);
  });

  test('goes on after a refusal whose small body it skipped', async () => {
    const refused = post([`Content-Length: ${body.length}`]).replace('application/json', 'text/plain');
    const result = await rawCall(here.port, refused + post([`Content-Length: ${body.length}`]), { answers: 2 });
    expect(result.text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 415', 'HTTP/1.1 200']);
  });

  test('cuts off a caller who never finishes the handshake', async () => {
    const startedAt = performance.now();
    const socket = connectTcp(here.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.on('close', resolve));
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test('cuts off a caller who sends nothing, or a head that does not end, with 408', async () => {
    for (const bytes of ['', 'GET /healthz HTTP/1.1\r\nHost: loc']) {
      const result = await rawCall(here.port, bytes);
      expect(result.isClosed).toBe(true);
      expect(result.milliseconds).toBeLessThan(10_000);
      if (bytes !== '') expect(result.text).toMatch(/^HTTP\/1\.1 408 [^]*"code":"request_timeout"/);
    }
  });

  test('cuts off a body that does not end with 408', async () => {
    const result = await rawCall(here.port, post(['Content-Length: 1000']), 4_000);
    expect(result.status).toBe(408);
    expect(result.isClosed && result.milliseconds >= 1_100).toBe(true);
  });

  test('cuts off a caller who does not read the answer', async () => {
    const large = await startTestProxy({ config: { timeouts: { slowReaderMs: 600 } } });
    try {
      large.upstream.behave((response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ choices: [{ message: { content: 'x'.repeat(900_000) } }] }));
      });
      const socket = await openRaw(large.port);
      socket.on('error', () => undefined);
      socket.pause();
      const call =
        head([
          'POST /v1/chat/completions HTTP/1.1',
          'Host: localhost',
          `Authorization: Bearer ${large.token}`,
          'Content-Type: application/json',
          `Content-Length: ${body.length}`,
        ]) + body;
      // Enough answers to fill every buffer between the two ends.
      for (let index = 0; index < 30; index += 1) socket.write(call);
      await until(() => large.upstream.requests.length === 30);
      await until(async () => (await large.metrics()).includes('proxy_open_connections 0'));
      // It was the service that hung up.
      expect(socket.destroyed).toBe(false);
      socket.destroy();
    } finally {
      await large.close();
    }
  });

  test('keeps a quiet connection for its idle time', async () => {
    const socket = await openRaw(here.port);
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const call = head(['GET /healthz HTTP/1.1', 'Host: localhost']);
    socket.write(call);
    await pause(1_600);
    socket.write(call);
    await until(() => text.match(/HTTP\/1\.1 200/g)?.length === 2);
    expect(socket.writable).toBe(true);
    socket.destroy();
  });
});
