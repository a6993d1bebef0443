export { admin } from './entry/admin';
export { daily } from './entry/daily';
export { panel } from './entry/panel';
export { project } from './entry/project';
export { runWorker } from './entry/run-worker';
export { upkeepWorker } from './entry/upkeep-worker';
