import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RequestFault, type ServerReply } from './reply';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * A file below a folder, and nothing outside of it. A browser may keep it, and asks each time whether it is still the same:
 * only then does it keep what it compiled as well, which takes as long as all the rest of showing a page. Throws 404.
 */
export async function serveFile(folder: string, relative: string): Promise<ServerReply> {
  const file = path.resolve(folder, `.${path.posix.normalize(`/${decode(relative)}`)}`);
  if (!file.startsWith(path.resolve(folder) + path.sep)) throw notFound();
  try {
    const body = await readFile(file);
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache', etag }, body };
  } catch {
    throw notFound();
  }
}

function decode(relative: string): string {
  try {
    return decodeURIComponent(relative);
  } catch {
    throw notFound();
  }
}

function notFound(): RequestFault {
  return new RequestFault(404, 'This file does not exist.');
}
