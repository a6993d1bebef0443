import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FailedAttempts, networkOf } from '../src/access/failed-attempts';
import { Metrics } from '../src/metrics/metrics';
import { json } from './support/mock-upstream';
import { faultsOf } from './support/promql';
import { prompt } from './support/test-proxy';
import { using } from './support/using';

const ROOT = join(__dirname, '..');

interface Rule {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}

function readRules(): Rule[] {
  const file = parse(readFileSync(join(ROOT, 'deploy/alerts.yml'), 'utf8')) as { groups: { name: string; rules: Rule[] }[] };
  return file.groups.flatMap(({ rules }) => rules);
}

interface Panel {
  id: number;
  title: string;
  type: string;
  gridPos: Record<'x' | 'y' | 'w' | 'h', number>;
  targets: { refId: string; expr: string; legendFormat: string }[];
}

function readDashboard(): { panels: Panel[]; templating: { list: { name: string; type: string }[] } } {
  return JSON.parse(readFileSync(join(ROOT, 'deploy/dashboard.json'), 'utf8')) as ReturnType<typeof readDashboard>;
}

/** Its expressions, with an interval in place of Grafana's variable. */
function readPanels(): { title: string; expr: string; legend: string }[] {
  return readDashboard().panels.flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => ({ title, expr: expr.replaceAll('$__rate_interval', '5m'), legend: legendFormat })),
  );
}

/** What only an instance with PostgreSQL and Redis has. */
function metricsOfSharedStores(): Promise<string> {
  const states = ['postgres', 'redis'].map((name) => ({ name, isUp: true, certificateExpiry: 0 }));
  const none = (): number => 0;
  const sources = {
    queueWaiting: none,
    queueActive: none,
    queueCapacity: 0,
    upstreams: () => [],
    certificateExpiry: none,
    openConnections: none,
    stores: () => states,
    isAlone: () => false,
  };
  const { registry, requests } = new Metrics('instance-1', sources);
  requests.inc({ route: 'chat', status: '200' });
  return registry.metrics();
}

describe('the dashboard', () => {
  test('is PromQL that Grafana can ask, in panels beside each other, with legends that name labels the result has', () => {
    const { panels, templating } = readDashboard();
    expect(templating.list.map(({ name, type }) => [name, type])).toEqual([['datasource', 'datasource']]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)}/${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { title, expr, legend } of readPanels()) {
      expect({ title, faults: faultsOf(expr) }).toEqual({ title, faults: [] });
      const kept = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(',').map((label) => label.trim()));
      for (const [, label] of legend.matchAll(/\{\{(\w+)\}\}/g)) expect(kept).toContain(label);
    }
  });

  test('shows everything that an alert is about', () => {
    const shown = readPanels()
      .map(({ expr }) => expr)
      .join('\n');
    // Of those, a dashboard of logs or of the collector itself tells more.
    const elsewhere = [
      'proxy_log_faults_total',
      'proxy_log_lines_dropped_total',
      'proxy_token_requests_total',
      'proxy_upstream_misconfigured',
    ];
    const names = readRules().flatMap(({ expr }) => expr.match(/\bproxy_\w+/g) ?? []);
    expect(names.filter((name) => !shown.includes(name) && !elsewhere.includes(name))).toEqual([]);
  });
});

describe('alert rules', () => {
  // @promise proxy-monitoring
  test('ask only for metrics and labels that the service has', async () => {
    await using({}, async (here) => {
      await here.chat();
      await here.chat(prompt(), { token: 'wrong' });
      const limited = await here.newToken({ tenant: 'l', quotas: { requestsPerMinute: 1, burst: 1 } });
      await here.chat(prompt(), { token: limited });
      await here.chat(prompt(), { token: limited });
      const metrics = `${await here.metrics()}\n${await metricsOfSharedStores()}`;
      const missing: string[] = [];
      const need = (what: string, isThere: boolean): void => {
        if (!isThere) missing.push(what);
      };
      for (const { alert, expr } of [...readRules(), ...readPanels().map(({ title, expr }) => ({ alert: title, expr }))]) {
        for (const [name] of expr.matchAll(/\bproxy_\w+/g))
          need(`${alert}: ${name}`, metrics.includes(`\n${name}{`) || metrics.includes(`\n${name} `));
        for (const [, name = '', labels = ''] of expr.matchAll(/\b(proxy_\w+)\{([^}]*)\}/g)) {
          const series = metrics.split('\n').filter((line) => line.startsWith(`${name}{`));
          for (const [, label = ''] of labels.matchAll(/(\w+)[=!]~?"/g))
            need(
              `${alert}: ${name}{${label}}`,
              series.some((line) => line.includes(`${label}="`)),
            );
        }
        for (const [, labels = ''] of expr.matchAll(/by \(([^)]*)\)/g)) {
          for (const label of labels.split(',').map((part) => part.trim()))
            need(`${alert}: by ${label}`, label === 'instance' || metrics.includes(`${label}="`));
        }
      }
      expect(missing).toEqual([]);
    });
  });

  // @promise proxy-monitoring
  test('cover what the policy watches, with its severities', () => {
    const rules = readRules();
    const names = rules.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    for (const needed of [
      'FailedAuthenticationsFromOneSource',
      'UnusualVolumeOfOneToken',
      'ErrorRate',
      'UpstreamDown',
      'CertificateExpires',
      'QueueSaturated',
    ])
      expect(names).toContain(needed);
    for (const { alert, labels } of rules)
      expect({ alert, ...labels }).toEqual({ alert, severity: expect.stringMatching(/^(?:critical|high|medium|low)$/) });
  });

  test('are PromQL that Prometheus loads, with durations, and with texts that name labels the result has', () => {
    for (const { alert, expr, for: duration = '0s', annotations } of readRules()) {
      expect({ alert, faults: faultsOf(expr) }).toEqual({ alert, faults: [] });
      expect(duration).toMatch(/^\d+[smhd]$/);
      expect(annotations.summary.split('{{').length).toBe(annotations.summary.split('}}').length);
      const kept = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(',').map((label) => label.trim()));
      const isAggregated = /\b(?:sum|max|min|avg|count)\b/.test(expr);
      const named = [...annotations.summary.matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label);
      if (isAggregated) expect(kept).toEqual(expect.arrayContaining(named));
    }
  });

  test('would be found at fault by this check, were they broken', () => {
    for (const broken of [
      'sum(rate(a_total[5m])',
      'rate(a_total)',
      'sum(a_total[5m])',
      'increase(a_total[5 minutes]) > 1',
      'rate(a_total{x=1}[5m])',
      'rats(a_total[5m])',
      'a > ',
      'sum by source (a)',
      'a and 1',
      'a[5m] > 1',
      'a $ b',
    ]) {
      expect({ broken, isFound: faultsOf(broken).length > 0 }).toEqual({ broken, isFound: true });
    }
  });

  // @promise alert-severity
  test('have a section each in the runbook, and the runbook none without', () => {
    const runbook = readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8');
    const anchors = [...runbook.matchAll(/^### (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-'));
    expect(new Set(readRules().map(({ annotations }) => annotations.runbook))).toEqual(new Set(anchors));
  });

  // @promise alert-severity
  test('have the severity that their section of the runbook gives and explains', () => {
    const runbook = readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8');
    const sections = [...runbook.matchAll(/^### (.+)\n\n([^.]+)\./gm)].map(
      ([, title = '', severities = '']) =>
        [title.toLowerCase().replaceAll(' ', '-'), severities.toLowerCase().match(/critical|high|medium|low/g)] as const,
    );
    const rules = readRules();
    const severitiesOf = (section: string): string[] =>
      rules.filter(({ annotations }) => annotations.runbook === section).map(({ labels }) => labels.severity);
    expect(sections.map(([section]) => [section, severitiesOf(section)])).toEqual(sections);
  });
});

describe('failed authentication', () => {
  // @promise failed-authentication-slowed
  test('is slowed down more with each failure, to a limit, and forgotten after a quarter of an hour', () => {
    let now = 0;
    const attempts = new FailedAttempts(() => now);
    const delays = Array.from({ length: 12 }, () => attempts.record('a'));
    expect(delays).toEqual([0, 0, 0, 0, 0, 100, 200, 400, 800, 1_600, 3_000, 3_000]);
    expect(attempts.record('b')).toBe(0);
    now = 900_001;
    expect(attempts.record('a')).toBe(0);
  });

  test('is counted by network and never by address', () => {
    expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24');
    expect(networkOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24');
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1::/48');
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0::/48');
    expect(networkOf('::1')).toBe('0:0:0::/48');
  });

  // @promise failed-authentication-slowed
  test('locks nobody out: a valid token of the same source is served while refusals wait', async () => {
    await using({}, async (here) => {
      for (let index = 0; index < 9; index += 1) await here.get('/v1/models', 'wrong');
      const startedAt = performance.now();
      const refusal = here.get('/v1/models', 'wrong').then((answer) => [answer.status, performance.now() - startedAt] as const);
      const served = await here.get('/v1/models');
      const servedAfter = performance.now() - startedAt;
      const [status, refusedAfter] = await refusal;
      expect(served.status).toBe(200);
      expect(status).toBe(401);
      expect(refusedAfter >= 1_500 && servedAfter < refusedAfter - 500).toBe(true);
      expect(await here.metrics()).toMatch(/proxy_auth_failures_total\{source="127\.0\.0\.0\/24"\} 10/);
    });
  });

  test("is counted by the caller's network behind the configured tunnel, and by nobody else's word", async () => {
    for (const [addresses, expected] of [
      [['127.0.0.1'], '198.51.100.0/24'],
      [['10.0.0.1'], '127.0.0.0/24'],
    ] as const) {
      await using({ config: { front: { addresses: [...addresses], header: 'CF-Connecting-IP' } } }, async (here) => {
        await here.chat(prompt(), { token: 'wrong', headers: { 'cf-connecting-ip': '198.51.100.9' } });
        expect(await here.metrics()).toContain(`proxy_auth_failures_total{source="${expected}"} 1`);
      });
    }
  });
});

describe('the metrics port', () => {
  test('serves metrics to local names only, and nothing else', async () => {
    await using({}, async (here) => {
      const ask = (path: string, host: string): Promise<number> =>
        new Promise((resolve, reject) => {
          httpRequest(new URL(path, here.proxy.metricsUrl), { headers: { host } }, (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          })
            .on('error', reject)
            .end();
        });
      expect(await ask('/metrics', 'localhost:9464')).toBe(200);
      expect(await ask('/metrics', 'evil.example')).toBe(403);
      expect(await ask('/v1/models', 'localhost')).toBe(404);
    });
  });

  // @promise proxy-monitoring
  test('counts statuses, tokens and faults', async () => {
    await using({}, async (here) => {
      await here.chat();
      here.upstream.behave((response) => json(response, 500, {}));
      await here.chat();
      const metrics = await here.metrics();
      expect(metrics).toMatch(/proxy_requests_total\{route="chat",status="200"\} 1/);
      expect(metrics).toMatch(/proxy_requests_total\{route="chat",status="502"\} 1/);
      expect(metrics).toMatch(/proxy_model_tokens_total\{token="\w{12}",kind="prompt"\} 11/);
      expect(metrics).toMatch(/proxy_upstream_attempts_total\{upstream="first",outcome="upstream_failed"\} 1/);
    });
  });
});
