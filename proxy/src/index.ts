export type { IssuedToken, NewToken, TokenAdmin, TokenChoice } from './access/token-admin';
export type { Store } from './store/store';
export { openStore, openTokenAdmin } from './store/open-store';
export { ConfigError } from './config/config-error';
export type { Config, ConfigInput } from './config/config-schema';
export { LOCAL_PLAN, LOCAL_TENANT, LOCAL_UPSTREAM_TOKEN, localConfig, type LocalOptions } from './config/local-config';
export { parseConfig, readConfigFile } from './config/read-config';
export { startProxy, type ProxyDependencies, type RunningProxy } from './proxy';
