export { admin } from './entry/admin';
export { panel } from './entry/panel';
