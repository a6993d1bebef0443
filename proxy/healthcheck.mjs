/** For the container: exits with 0 when the service on this machine is alive. */
import { request } from 'node:https';

const port = Number(process.env.PROXY_PORT ?? '8443');
// The certificate is for the public name; on loopback only the answer counts.
const call = request(
  { host: '127.0.0.1', port, path: '/healthz', headers: { host: 'localhost' }, rejectUnauthorized: false, timeout: 4_000 },
  (response) => {
    response.resume();
    process.exit(response.statusCode === 200 ? 0 : 1);
  },
);
call.on('timeout', () => call.destroy(new Error('time-out')));
call.on('error', () => process.exit(1));
call.end();
