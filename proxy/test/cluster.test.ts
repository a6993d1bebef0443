import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Agent, request } from 'undici';
import { describeWithStores } from './support/stores';
import { until } from './support/until';

/** Processes that have to do with a folder: PostgreSQL is started with it, Redis works in it. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return /^\d+$/.test(name) && (command.includes(folder) || readlinkSync(`/proc/${name}/cwd`).startsWith(folder));
    } catch {
      return false;
    }
  });
}

describeWithStores('npm start -- --cluster', () => {
  test.each([
    ['ended while it starts', 'SIGTERM', 'postmaster.pid'],
    ['whose terminal is closed', 'SIGHUP', 'certificate.pem'],
  ] as const)('%s leaves neither a process nor a file', async (_, signal, file) => {
    // PostgreSQL's own account has to come through.
    const folder = mkdtempSync(join(tmpdir(), 'proxy-cluster-'));
    chmodSync(folder, 0o711);
    const child = spawn(process.execPath, [join(__dirname, '../run.mjs'), 'start', '--cluster', '1', '--port', '0'], {
      env: { ...process.env, TMPDIR: folder },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const exited = new Promise((resolve) => child.once('exit', resolve));
    try {
      const isThere = (): boolean => readdirSync(folder, { recursive: true }).some((name) => name.toString().endsWith(file));
      await until(() => (signal === 'SIGHUP' ? output.includes('Ctrl-C') : isThere()) || child.exitCode !== null, 120_000);
      expect(isThere()).toBe(true);
    } finally {
      child.kill(signal);
    }
    await exited;
    try {
      await until(() => processesOf(folder).length === 0 && readdirSync(folder).length === 0);
    } finally {
      for (const left of processesOf(folder)) process.kill(Number(left), 'SIGKILL');
      rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 });
    }
  });

  test('starts instances and everything around them, serves, and leaves nothing when it is stopped', async () => {
    const child = spawn(process.execPath, [join(__dirname, '../run.mjs'), 'start', '--cluster', '2', '--port', '0']);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const printed = (name: string): string => new RegExp(`^${name}: (\\S+)`, 'm').exec(output)?.[1] ?? '';
    const exited = new Promise((resolve) => child.once('exit', resolve));
    try {
      await until(() => output.includes('Ctrl-C') || child.exitCode !== null, 120_000);
      const agent = new Agent({ connect: { ca: readFileSync(printed('Certificate')) } });
      const { statusCode, body } = await request(`${printed('Listening')}/chat/completions`, {
        method: 'POST',
        dispatcher: agent,
        headers: { authorization: `Bearer ${printed('Token')}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: printed('Model'), messages: [{ role: 'user', content: 'Hello' }] }),
      });
      expect([statusCode, await body.json()]).toEqual([200, expect.objectContaining({ object: 'chat.completion' })]);
      await agent.destroy();
    } finally {
      child.kill('SIGTERM');
    }
    expect(await exited).toBe(0);
    expect(existsSync(dirname(printed('Certificate')))).toBe(false);
    for (const port of output.match(/127\.0\.0\.1:\d+/g) ?? []) await expect(request(`https://${port}/`)).rejects.toThrow(/ECONNREFUSED/);
  });
});
