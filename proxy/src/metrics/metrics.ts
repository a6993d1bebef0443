import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const MOST_SOURCES = 200;
/** prom-client's own ten milliseconds would wake the process a hundred times a second, busy or not. */
const LAG_PRECISION_MS = 500;

export interface UpstreamState {
  name: string;
  isUp: boolean;
  isBreakerOpen: boolean;
  tenantsHeldBack: number;
  /** Of the operator's account or settings, or null. */
  misconfiguration: string | null;
}

export interface StoreState {
  name: string;
  isUp: boolean;
  /** Seconds since 1970, or null where there is none. */
  certificateExpiry: number | null;
}

/** What is read at the moment somebody asks for the metrics. */
export interface MetricSources {
  queueWaiting(): number;
  queueActive(): number;
  queueCapacity: number;
  upstreams(): readonly UpstreamState[];
  /** Seconds since 1970. */
  certificateExpiry(): number;
  openConnections(): number;
  stores(): readonly StoreState[];
  /** Whether quotas are counted by this instance alone. */
  isAlone(): boolean;
}

/**
 * All metrics. Labels hold configured names, token ids and status codes, and for refused keys the
 * caller's network; nothing that a caller can write.
 */
export class Metrics {
  readonly registry = new Registry();
  private readonly sources = new Set<string>();
  private readonly base = { registers: [this.registry] };

  readonly requests = new Counter({
    ...this.base,
    name: 'proxy_requests_total',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'] as const,
  });
  readonly duration = new Histogram({
    ...this.base,
    name: 'proxy_request_duration_seconds',
    help: 'Time from the request headers to the end of the response',
    labelNames: ['route'] as const,
    buckets: SECONDS,
  });
  readonly queueDuration = new Histogram({
    ...this.base,
    name: 'proxy_queue_duration_seconds',
    help: 'Time spent waiting for a place at the upstreams',
    buckets: SECONDS,
  });
  readonly limited = new Counter({
    ...this.base,
    name: 'proxy_limited_total',
    help: 'Requests rejected by a quota',
    labelNames: ['token'] as const,
  });
  readonly attempts = new Counter({
    ...this.base,
    name: 'proxy_upstream_attempts_total',
    help: 'Calls to upstreams by outcome',
    labelNames: ['upstream', 'outcome'] as const,
  });
  readonly attemptDuration = new Histogram({
    ...this.base,
    name: 'proxy_upstream_duration_seconds',
    help: 'Duration of calls to upstreams',
    labelNames: ['upstream'] as const,
    buckets: SECONDS,
  });
  readonly logFaults = new Counter({
    ...this.base,
    name: 'proxy_log_faults_total',
    help: 'Failed attempts to write, open or delete a log file',
  });
  readonly logLinesDropped = new Counter({
    ...this.base,
    name: 'proxy_log_lines_dropped_total',
    help: 'Log lines lost because the disk or the folder did not take them',
  });
  readonly tokenStoreFaults = new Counter({
    ...this.base,
    name: 'proxy_token_store_faults_total',
    help: 'Token lookups that failed because the token store could not be read',
  });
  readonly quotaFaults = new Counter({
    ...this.base,
    name: 'proxy_quota_faults_total',
    help: 'Requests rejected because their quota could not be counted',
  });
  readonly tokenRequests = new Counter({
    ...this.base,
    name: 'proxy_token_requests_total',
    help: 'Requests by API key',
    labelNames: ['token'] as const,
  });
  readonly tokenBytes = new Counter({
    ...this.base,
    name: 'proxy_token_bytes_total',
    help: 'Body bytes by API key',
    labelNames: ['token', 'direction'] as const,
  });
  readonly modelTokens = new Counter({
    ...this.base,
    name: 'proxy_model_tokens_total',
    help: 'Model tokens by API key',
    labelNames: ['token', 'kind'] as const,
  });
  private readonly refusedKeys = new Counter({
    ...this.base,
    name: 'proxy_auth_failures_total',
    help: 'Rejected API keys by network of the caller',
    labelNames: ['source'] as const,
  });

  /** @param replica this instance's name, on all series: what a collector calls `instance` is an address */
  constructor(replica: string | null, sources: MetricSources) {
    if (replica !== null) this.registry.setDefaultLabels({ replica });
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: LAG_PRECISION_MS });
    const gauge = (name: string, help: string, read: () => number): void => {
      new Gauge({
        ...this.base,
        name,
        help,
        collect() {
          this.set(read());
        },
      });
    };
    gauge('proxy_queue_waiting', 'Calls waiting for a place', () => sources.queueWaiting());
    gauge('proxy_queue_active', 'Calls in progress at the upstreams', () => sources.queueActive());
    gauge('proxy_queue_capacity', 'Calls that may wait', () => sources.queueCapacity);
    gauge('proxy_certificate_expiry_timestamp_seconds', 'When the certificate expires', () => sources.certificateExpiry());
    gauge('proxy_open_connections', 'Open connections of callers', () => sources.openConnections());
    gauge('proxy_counting_alone', 'Whether quotas are counted by this instance alone, because Redis is away', () =>
      Number(sources.isAlone()),
    );
    new Gauge({
      ...this.base,
      name: 'proxy_store_up',
      help: 'Whether a shared store answers',
      labelNames: ['store'] as const,
      collect() {
        for (const { name, isUp } of sources.stores()) this.set({ store: name }, Number(isUp));
      },
    });
    new Gauge({
      ...this.base,
      name: 'proxy_store_certificate_expiry_timestamp_seconds',
      help: 'When the certificate of a shared store, or of an authority behind it, expires',
      labelNames: ['store'] as const,
      collect() {
        for (const { name, certificateExpiry } of sources.stores()) {
          if (certificateExpiry !== null) this.set({ store: name }, certificateExpiry);
        }
      },
    });
    const byUpstream = (name: string, help: string, read: (upstream: UpstreamState) => number): void => {
      new Gauge({
        ...this.base,
        name,
        help,
        labelNames: ['upstream'] as const,
        collect() {
          for (const upstream of sources.upstreams()) this.set({ upstream: upstream.name }, read(upstream));
        },
      });
    };
    byUpstream('proxy_upstream_up', 'Whether health checks succeed', ({ isUp }) => Number(isUp));
    byUpstream('proxy_upstream_breaker_open', 'Whether all calls are held back', ({ isBreakerOpen }) => Number(isBreakerOpen));
    byUpstream('proxy_upstream_tenants_held_back', 'Tenants whose calls are held back', ({ tenantsHeldBack }) => tenantsHeldBack);
    new Gauge({
      ...this.base,
      name: 'proxy_upstream_misconfigured',
      help: 'Whether the server rejects this service for a reason that the operator has to fix',
      labelNames: ['upstream', 'reason'] as const,
      collect() {
        this.reset();
        for (const { name, misconfiguration } of sources.upstreams()) {
          this.set({ upstream: name, reason: misconfiguration ?? 'none' }, Number(misconfiguration !== null));
        }
      },
    });
  }

  /** The number of networks with a counter of their own is bounded; the rest share one. */
  refusedKey(network: string): void {
    if (!this.sources.has(network) && this.sources.size < MOST_SOURCES) this.sources.add(network);
    this.refusedKeys.inc({ source: this.sources.has(network) ? network : 'other' });
  }
}
