import type { Server as MetricsServer } from 'node:http';
import type { Server } from 'node:https';
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import { TokenExpiry } from './access/token-expiry';
import { Handler, type Phase } from './api/handler';
import type { Clock, Stopwatch } from './clock';
import { checkFileModes } from './config/check-file-modes';
import type { Config } from './config/config-schema';
import type { Environment } from './config/read-secret';
import { Exchange } from './http/exchange';
import { refuseRaw } from './http/refuse-raw';
import { createSecureServer, renewCertificate } from './http/secure-server';
import { UnderWay } from './http/under-way';
import { watchUnreadAnswers } from './http/unread-answers';
import { DailyFile } from './log/daily-file';
import { createRequestLog, type RequestLine } from './log/request-log';
import { Batch } from './metrics/batch';
import { Metrics } from './metrics/metrics';
import { startMetricsServer } from './metrics/metrics-server';
import { recordAttempt, recordRequest } from './metrics/record-request';
import { openStore } from './store/open-store';
import type { Store } from './store/store';
import { CertificateFile } from './tls/certificate-file';
import { UpstreamGroup, type AttemptOutcome } from './upstream/upstream-group';

/** What a test or another host may put in place of the real thing. */
export interface ProxyDependencies {
  environment?: Environment;
  clock?: Clock;
  stopwatch?: Stopwatch;
  store?: Store;
  /** Takes lines for the operator, none of which holds text of a caller or of a model. */
  say?: (line: string) => void;
}

export interface RunningProxy {
  /** `https://…` without a path; the API is below `/v1`. */
  url: string;
  metricsUrl: string;
  /** PEM, for callers that have to trust a self-signed one. */
  certificate: string;
  /**
   * Hands over to other instances (`timeouts.handOverMs`), then refuses new requests, lets those under way finish
   * (`timeouts.drainMs`), and stops.
   */
  drain(): Promise<void>;
  /** Stops at once. */
  close(): Promise<void>;
}

const DRAIN_CHECK_MS = 25;
/** For answers to cancelled calls to leave, after the drain time is over. */
const LAST_ANSWERS_MS = 1_000;

function listen(server: Server, { host, port }: Config['listen']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function urlOf(scheme: string, server: Server | MetricsServer, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Starts the service. @throws ConfigError · the error of a port that is taken */
export async function startProxy(config: Config, dependencies: ProxyDependencies = {}): Promise<RunningProxy> {
  const clock = dependencies.clock ?? Date.now;
  const stopwatch = dependencies.stopwatch ?? (() => performance.now());
  const say = dependencies.say ?? ((line: string) => void process.stderr.write(`${line}\n`));
  checkFileModes(config);
  const certificate = await CertificateFile.load(config.tls);
  const environment = dependencies.environment ?? process.env;
  const store = dependencies.store ?? openStore(config, { clock, stopwatch, say, environment });
  const sockets = new Set<Socket>();
  const exchanges = new UnderWay<Exchange>();
  let phase: Phase = 'serving';

  const metrics = new Metrics(config.shared?.instance ?? null, {
    queueWaiting: () => store.waiting,
    queueActive: () => store.active,
    queueCapacity: config.limits.waiting,
    upstreams: () => upstreams.upstreams.map((upstream) => upstream.state),
    certificateExpiry: () => certificate.expiry,
    openConnections: () => sockets.size,
    stores: () => store.states,
    isAlone: () => store.isAlone,
  });
  const upstreams = new UpstreamGroup(config, environment, { say, onAttempt: (outcome) => attempts.add(outcome) });
  const logFile = new DailyFile(config.logDirectory, clock, {
    onFault: () => metrics.logFaults.inc(),
    onLineDropped: () => metrics.logLinesDropped.inc(),
  });
  const log = createRequestLog(logFile);
  const ended = new Batch<RequestLine>((line) => {
    log(line);
    recordRequest(metrics, line);
  });
  const attempts = new Batch<AttemptOutcome>((outcome) => recordAttempt(metrics, outcome));
  const flush = (): void => {
    ended.flush();
    attempts.flush();
  };
  const endUnreadWatch = watchUnreadAnswers(exchanges, config.timeouts.slowReaderMs);
  const handler = new Handler({
    config,
    rules: { hosts: new Set(config.hosts.map((host) => host.toLowerCase())), headerCount: config.limits.headerCount },
    store,
    upstreams,
    expiry: new TokenExpiry(clock, stopwatch),
    metrics,
    clock,
    phase: () => phase,
  });

  const server = createSecureServer(
    config,
    certificate.current,
    (request, response, isContinueExpected) => {
      const exchange = new Exchange(request, response, isContinueExpected);
      exchanges.add(exchange);
      response.on('close', () => {
        exchanges.delete(exchange);
        exchange.end();
        ended.add(exchange.line(clock()));
      });
      void handler.handle(exchange);
    },
    (socket, code) => ended.add(refuseRaw(socket, code, clock())),
  );
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  const stopParts = async (): Promise<void> => {
    certificate.close();
    endUnreadWatch();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    for (const socket of sockets) socket.destroy();
    metricsServer.closeAllConnections();
    await Promise.all([closed, new Promise((resolve) => metricsServer.close(resolve)), upstreams.close()]);
    await store.close();
    flush();
    await logFile.close();
  };
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => (stopped ??= stopParts());

  await store.open();
  /**
   * Takes no new connection, and closes those that are open with their next answer. Closing an idle one by itself would
   * meet a call that is on its way.
   */
  const handOver = async (): Promise<void> => {
    phase = 'handing over';
    for (const exchange of exchanges) exchange.isLastOfConnection = true;
    // Not the server's own method, which closes idle connections too.
    NetServer.prototype.close.call(server);
    const endsAt = performance.now() + config.timeouts.handOverMs;
    while (sockets.size > 0 && performance.now() < endsAt) await pause(DRAIN_CHECK_MS);
  };

  const metricsServer = await startMetricsServer(metrics.registry, config.metrics, flush);
  try {
    await Promise.all([listen(server, config.listen), upstreams.startChecks()]);
  } catch (error) {
    await stop();
    throw error;
  }
  certificate.onRenewal((renewed) => renewCertificate(server, renewed));

  return {
    url: urlOf('https', server, config.listen.host),
    metricsUrl: `${urlOf('http', metricsServer, config.metrics.host)}/metrics`,
    certificate: certificate.current.cert,
    async drain() {
      if (config.timeouts.handOverMs > 0) await handOver();
      phase = 'draining';
      const endsAt = performance.now() + config.timeouts.drainMs;
      while (exchanges.size > 0 && performance.now() < endsAt) await pause(DRAIN_CHECK_MS);
      if (exchanges.size > 0) {
        for (const exchange of exchanges) exchange.cancel('shutting_down');
        await pause(LAST_ANSWERS_MS);
      }
      await stop();
    },
    close: stop,
  };
}
