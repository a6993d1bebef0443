import { startProxy } from '../../src/index';
import type { Config } from '../../src/index';

interface Started {
  config: Config;
}

/** The service in a process of its own, with figures about itself on demand. */
process.on('message', (message: Started | 'cpu' | 'memory' | 'stop') => {
  if (message === 'cpu') {
    process.send?.(process.cpuUsage());
    return;
  }
  if (message === 'memory') {
    globalThis.gc?.();
    process.send?.({ rss: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed });
    return;
  }
  if (message === 'stop') process.exit(0);
  void startProxy(message.config).then(({ url, certificate, metricsUrl }) => process.send?.({ url, certificate, metricsUrl }));
});

// With the benchmark, however that ended.
process.on('disconnect', () => process.exit());
