import { RequestFault, type ServerReply } from './reply';
import { serveFile } from './static-files';

export interface PageOptions {
  shellDir: string | null;
  /** Resource key → folder. */
  resources: Record<string, string>;
}

/** Addresses of the one-page shell. */
const SHELL_PAGES = /^\/(?:|actions|admin(?:\/[a-z-]*)?|browse\/[^/]+|projects\/[^/]+(?:(?:\/settings)?\/apps\/[^/]+)?)$/u;

const SHELL_POLICY =
  "default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** As strict as Forge is with UI Kit front ends: code and connections of the app's own address only. */
const APP_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

const APP_DOCUMENT = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>App</title></head>
<body><div id="root"></div><script src="/assets/bridge-client.js"></script><script src="main.js"></script></body>
</html>
`;

/** The shell, its files, and the app's front ends; undefined for other paths. */
export async function servePage(options: PageOptions, path: string): Promise<ServerReply | undefined> {
  const { shellDir, resources } = options;
  if (path.startsWith('/app/')) return serveFrontEnd(resources, path.slice('/app/'.length));
  if (shellDir === null) return undefined;
  if (path.startsWith('/assets/')) return serveFile(shellDir, path.slice('/assets/'.length));
  if (!SHELL_PAGES.test(path)) return undefined;
  return withPolicy(await serveFile(shellDir, 'index.html'), SHELL_POLICY);
}

async function serveFrontEnd(resources: Record<string, string>, path: string): Promise<ServerReply> {
  const slash = path.indexOf('/');
  const key = slash < 0 ? path : path.slice(0, slash);
  const folder = Object.hasOwn(resources, key) ? resources[key] : undefined;
  if (folder === undefined || slash < 0) throw new RequestFault(404, 'This front end does not exist.');
  const file = path.slice(slash + 1);
  if (file !== '') return withPolicy(await serveFile(folder, file), APP_POLICY);
  return withPolicy({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: APP_DOCUMENT }, APP_POLICY);
}

function withPolicy(reply: ServerReply, policy: string): ServerReply {
  return { ...reply, headers: { ...reply.headers, 'content-security-policy': policy } };
}
