import path from 'node:path';
import type { Host } from '../host';
import { startHostedProxy } from './start-proxy';

/** The name by which the app knows the proxy on this machine. */
const HOSTED_NAME = 'hosted.sprintloom.com';

const ROOT = path.resolve(__dirname, '../..');

export interface HostedEndpoint {
  endpoint: { baseUrl: string; model: string; origin: string };
  close(): Promise<void>;
}

/**
 * Starts the hosted endpoint's proxy in front of the embedded endpoint, and sets the app up for it:
 * from then on every question goes over TLS, a token of the proxy's own and its checks.
 */
export async function putProxyBetween(host: Host, stateDir: string): Promise<HostedEndpoint> {
  const { model, token } = host.endpoint;
  const proxy = await startHostedProxy(ROOT, stateDir, { url: `${host.url}/v1`, model, token });
  try {
    process.env['NODE_EXTRA_CA_CERTS'] = proxy.certificateFile;
    const baseUrl = `https://${HOSTED_NAME}/v1`;
    await host.useEndpoint({ baseUrl, model, token: proxy.token }, proxy.origin);
    return { endpoint: { baseUrl, model, origin: proxy.origin }, close: () => proxy.close() };
  } catch (error) {
    await proxy.close();
    throw error;
  }
}
