import { format } from 'node:util';
import type { LogLevel } from '../protocol';
import { send } from './channel';
import { currentInvocation } from './invocation-scope';

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'log', 'warn', 'error'];

export function writeLog(level: LogLevel, text: string): void {
  send({ type: 'log', level, text, invocationId: currentInvocation()?.id ?? null });
}

/** What the app prints becomes log lines that know their invocation. */
export function captureConsole(): void {
  for (const level of LEVELS) {
    console[level] = (...values: unknown[]) => writeLog(level, format(...values));
  }
}
