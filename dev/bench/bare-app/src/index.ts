/** The least that an app of this kind loads: what loading takes where the bench runs, whatever the app does. */
import api, { route } from '@forge/api';
import { kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';

const resolver = new Resolver();

resolver.define('read', async () => {
  const response = await api.asUser().requestJira(route`/rest/api/3/myself`);
  return { stored: await kvs.get<string>('key'), ok: response.ok };
});

export const handler = resolver.getDefinitions();
