/** Milliseconds between two looks. */
const INTERVAL = 50;

const MEGABYTE = 1_048_576;

/**
 * Ends this process as a full heap does when its buffers take more than the function's memory: V8's own limit counts
 * its heap alone. That Forge measures both together, so that a function may hold less than here, is a guess. What fills
 * memory without ever waiting is not seen before it waits.
 */
export function watchBuffers(megabytes: number): void {
  setInterval(() => {
    if (process.memoryUsage().external > megabytes * MEGABYTE) process.kill(process.pid, 'SIGABRT');
  }, INTERVAL).unref();
}
