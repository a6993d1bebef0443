/** Long texts as people paste them: written by a few lines of code instead of by hand, always the same. */

const REASONS = [
  ['Warning', 'Evicted', 'The node was low on resource: memory. Container resizer was using 2917Mi, request is 512Mi'],
  ['Normal', 'Scheduled', 'Successfully assigned pictures/resizer to its node'],
  ['Normal', 'Pulled', 'Container image "registry.nordkap.example/pictures/resizer:4.2.1" already present on machine'],
  ['Warning', 'BackOff', 'Back-off restarting failed container resizer in pod resizer'],
  ['Warning', 'Unhealthy', 'Readiness probe failed: Get "http://10.42.0.17:8080/ready": context deadline exceeded'],
] as const;

/** Near Jira's limit for a description, which is 32,767 characters. */
export const EVENT_LOG = Array.from({ length: 222 }, (_unused, index) => {
  const [level, reason, text] = REASONS[(index * 7) % REASONS.length] ?? REASONS[0];
  const minute = Math.floor((index * 360) / 222);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:${String((index * 17) % 60).padStart(2, '0')}`;
  return `${time}  node-${1 + (index % 6)}  ${level.padEnd(7)}  ${reason.padEnd(9)}  resizer-7c9f${(0x1a2b + index * 37).toString(16)}  ${text}`;
}).join('\n');

const FRAMES = ['OrderImporter.awaitAll', 'OrderImporter.importBatch', 'PartnerGateway.fetch', 'RetryTemplate.execute', 'BatchRunner.run'];

export const THREAD_DUMP = [
  'java.util.concurrent.ExecutionException: java.util.concurrent.TimeoutException: 30000 ms elapsed',
  ...Array.from({ length: 24 }, (_unused, index) => {
    const frame = FRAMES[index % FRAMES.length] ?? '';
    return `\tat example.nordkap.orders.${frame}(${frame.split('.')[0]}.java:${41 + index * 13})`;
  }),
  'Caused by: java.util.concurrent.TimeoutException: 30000 ms elapsed',
  '\tat java.base/java.util.concurrent.FutureTask.get(FutureTask.java:204)',
  '\t... 24 more',
].join('\n');
