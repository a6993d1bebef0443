import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Keeps prompts out of crash files. Linux: no memory goes into a core dump (core(5), coredump_filter), which
 * also holds where the kernel pipes dumps to a collector and ignores the size limit. Node: no report, and
 * an uncaught error is told by its name and place, because its message may quote what was being read.
 */
export function preventDumps(write: (line: string) => void, exit: (code: number) => void): void {
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // Not Linux, or not permitted; coreDumpFault() is the check that counts there.
  }
  process.report.reportOnFatalError = false;
  process.report.reportOnSignal = false;
  process.report.reportOnUncaughtException = false;
  process.on('uncaughtException', (error: unknown) => {
    const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
    write([`Uncaught ${error instanceof Error ? error.name : 'error'}; the message is withheld.`, ...stack].join('\n'));
    exit(1);
  });
}

function readLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    // Not Linux.
    return '';
  }
}

/** Why core dumps are still possible here, or null. `limits` is the text of proc(5)'s limits file. */
export function coreDumpFault(limits: string = readLimits()): string | null {
  const soft = /^Max core file size\s+(\S+)/m.exec(limits)?.[1] ?? '0';
  return soft === '0' ? null : 'Core dumps are enabled. Run `ulimit -c 0` in the same shell before you start the service.';
}
