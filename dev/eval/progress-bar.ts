const WIDTH = 30;

/** A bar on a terminal that is drawn over itself; nothing where the output goes elsewhere. */
export function createProgressBar(stream: NodeJS.WriteStream): { show(done: number, all: number, note: string): void; clear(): void } {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined };
  return {
    show(done, all, note) {
      const filled = Math.round((WIDTH * done) / all);
      stream.write(`\r\x1b[K[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${done}/${all} ${note}`);
    },
    clear: () => void stream.write('\r\x1b[K'),
  };
}
