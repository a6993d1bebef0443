export { admin } from './entry/admin';
export { panel } from './entry/panel';
export { runWorker } from './entry/run-worker';
