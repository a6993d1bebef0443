export { admin } from './forge/entry/admin';
export { daily } from './forge/entry/daily';
export { panel } from './forge/entry/panel';
export { project } from './forge/entry/project';
export { queue } from './forge/entry/queue';
export { runWorker } from './forge/entry/run-worker';
export { suggestTriage } from './forge/entry/suggest-triage';
export { upkeepWorker } from './forge/entry/upkeep-worker';
