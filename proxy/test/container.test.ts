import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseConfig } from '../src/config/read-config';
import { using } from './support/using';

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
  // @promise pinned-workflows
  test('stands on one base, which nobody can replace, and is built by the builder that comes with Docker', () => {
    const bases = readDockerfile().filter(({ name }) => name === 'FROM');
    for (const { rest } of bases) expect(rest).toMatch(/^node:\d+\.\d+\.\d+-[a-z]+-slim@sha256:[0-9a-f]{64}( AS \w+)?$/);
    expect(new Set(bases.map(({ rest }) => rest.split(' ')[0])).size).toBe(1);
    expect(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')).not.toMatch(/^# *syntax=/m);
  });

  // @promise unprivileged-container
  test("runs as somebody who is not root, from files that are root's", () => {
    const stage = lastStage();
    const user = stage.findIndex(({ name }) => name === 'USER');
    expect(stage[user]?.rest).toBe('node');
    expect(stage.findIndex(({ name }) => name === 'ENTRYPOINT')).toBeGreaterThan(user);
    for (const { rest } of stage.filter(({ name }) => name === 'COPY')) expect(rest).toMatch(/--chown=root:root/);
  });

  // @promise unprivileged-container
  test('writes to its two volumes only, without core dumps, and has a health check', () => {
    const stage = lastStage();
    expect(JSON.parse(stage.find(({ name }) => name === 'VOLUME')?.rest ?? '')).toEqual(['/var/lib/proxy', '/var/log/proxy']);
    expect(stage.find(({ name }) => name === 'ENTRYPOINT')?.rest ?? '').toMatch(/ulimit -c 0; exec node /);
    expect(stage.find(({ name }) => name === 'HEALTHCHECK')?.rest ?? '').toMatch(/healthcheck\.mjs/);
  });

  // @promise unprivileged-container
  test('writes to the folders that the documented configuration names, below a root that is read only', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const config = parseConfig(JSON.parse(/```json\n([^]*?)```/.exec(readme)?.[1] ?? ''));
    const [command = ''] = /docker run [^]*?hosted-endpoint/.exec(readme) ?? [];
    const folders = [dirname(config.tokensFile ?? ''), config.logDirectory];
    expect(lastStage().find(({ name }) => name === 'VOLUME')?.rest).toBe(JSON.stringify(folders).replace(',', ', '));
    expect(
      lastStage()
        .find(({ name, rest }) => name === 'RUN' && rest.startsWith('install -d'))
        ?.rest.split(' ')
        .slice(-2),
    ).toEqual(folders);
    const mounted = [...command.matchAll(/-v \S+?:(\S+)/g)].map(([, target]) => target);
    expect(mounted).toEqual([...folders, '/etc/proxy:ro']);
    for (const option of ['--read-only', '--cap-drop ALL', '--security-opt no-new-privileges']) expect(command).toContain(option);
  });

  test('starts Node as `npm start` does, and as the benchmark measures it', () => {
    for (const file of ['Dockerfile', 'run.mjs', 'bench/support/service.ts', 'src/cluster/instances.ts']) {
      const flags = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/--(?:(?:min|max)-semi-space-size=\d+|no-memory-reducer)/g)].map(
        ([flag]) => flag,
      );
      expect(flags).toEqual(['--min-semi-space-size=16', '--max-semi-space-size=16', '--no-memory-reducer']);
    }
  });

  // @promise no-credentials-in-source
  test('brings no development packages, no secrets and nothing from elsewhere', () => {
    const all = readDockerfile();
    expect(all.some(({ rest }) => rest.includes('npm prune --omit=dev'))).toBe(true);
    expect(
      !all.some(({ name, rest }) => name === 'ADD' || name === 'ARG' || /https?:|curl|wget|apt-get|PASSWORD|TOKEN|SECRET/.test(rest)),
    ).toBe(true);
  });

  test('its health check succeeds with the service and fails without', async () => {
    let port = 0;
    await using({}, async (here) => {
      port = here.port;
      expect(await health(port)).toBe(0);
    });
    expect(await health(port)).toBe(1);
  });
});
