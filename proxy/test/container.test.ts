import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { startTestProxy } from './support/test-proxy';

const ROOT = join(__dirname, '..');

interface Instruction {
  name: string;
  rest: string;
}

function readDockerfile(): Instruction[] {
  return readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', ...rest] = line.split(' ');
      return { name, rest: rest.join(' ') };
    });
}

/** The final stage: what runs. */
function lastStage(): Instruction[] {
  const all = readDockerfile();
  return all.slice(all.findLastIndex(({ name }) => name === 'FROM'));
}

function health(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    spawn(process.execPath, [join(ROOT, 'healthcheck.mjs')], { env: { ...process.env, PROXY_PORT: String(port) } }).on('exit', resolve);
  });
}

describe('the container', () => {
  test('stands on bases with a full version', () => {
    const bases = readDockerfile().filter(({ name }) => name === 'FROM');
    for (const { rest } of bases) assert.match(rest, /^node:\d+\.\d+\.\d+-[a-z]+-slim( AS \w+)?$/);
  });

  // @promise unprivileged-container
  test("runs as somebody who is not root, from files that are root's", () => {
    const stage = lastStage();
    const user = stage.findIndex(({ name }) => name === 'USER');
    assert.equal(stage[user]?.rest, 'node');
    assert.ok(stage.findIndex(({ name }) => name === 'ENTRYPOINT') > user);
    for (const { rest } of stage.filter(({ name }) => name === 'COPY')) assert.match(rest, /--chown=root:root/);
  });

  // @promise unprivileged-container
  test('writes to its two volumes only, without core dumps, and has a health check', () => {
    const stage = lastStage();
    assert.deepEqual(JSON.parse(stage.find(({ name }) => name === 'VOLUME')?.rest ?? ''), ['/var/lib/proxy', '/var/log/proxy']);
    assert.match(stage.find(({ name }) => name === 'ENTRYPOINT')?.rest ?? '', /ulimit -c 0; exec node /);
    assert.match(stage.find(({ name }) => name === 'HEALTHCHECK')?.rest ?? '', /healthcheck\.mjs/);
  });

  test('starts Node as `npm start` does, and as the benchmark measures it', () => {
    for (const file of ['Dockerfile', 'run.mjs', 'bench/support/setup.ts']) {
      const flags = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/--(?:(?:min|max)-semi-space-size=\d+|no-memory-reducer)/g)].map(
        ([flag]) => flag,
      );
      assert.deepEqual(flags, ['--min-semi-space-size=16', '--max-semi-space-size=16', '--no-memory-reducer'], file);
    }
  });

  // @promise no-credentials-in-source
  test('brings no development packages, no secrets and nothing from elsewhere', () => {
    const all = readDockerfile();
    assert.ok(all.some(({ rest }) => rest.includes('npm prune --omit=dev')));
    assert.ok(
      !all.some(({ name, rest }) => name === 'ADD' || name === 'ARG' || /https?:|curl|wget|apt-get|PASSWORD|TOKEN|SECRET/.test(rest)),
    );
  });

  test('its health check succeeds with the service and fails without', async () => {
    const here = await startTestProxy();
    try {
      assert.equal(await health(here.port), 0);
    } finally {
      await here.close();
    }
    assert.equal(await health(here.port), 1);
  });
});
