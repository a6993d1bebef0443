import { Worker } from 'node:worker_threads';

/** Runs beside the app, so that even a function in an endless loop ends with the host. */
const WATCH = `
const { workerData: parent } = require('node:worker_threads');
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);
`;

/** Ends this process when the one that started it has ended. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit(0));
  new Worker(WATCH, { eval: true, workerData: process.ppid }).unref();
}
