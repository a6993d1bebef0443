export { admin } from './entry/admin';
export { daily } from './entry/daily';
export { panel } from './entry/panel';
export { runWorker } from './entry/run-worker';
