import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Agent, request } from 'undici';
import { describeWithStores } from './support/stores';
import { until } from './support/until';

describeWithStores('npm start -- --cluster', () => {
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
