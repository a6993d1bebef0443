const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Fetch Standard, "HTTP-redirect fetch". */
const MOST_REDIRECTS = 20;

export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Headers;
  body: Uint8Array<ArrayBuffer> | undefined;
  redirect: RequestRedirect;
  signal: AbortSignal;
}

/**
 * Sends a request, and follows redirects one by one when it is to: each new
 * address has to be permitted as well. `url` of the result is the last address.
 */
export async function sendFollowing(
  request: OutgoingRequest,
  sendOnce: (request: OutgoingRequest) => Promise<Response>,
): Promise<{ response: Response; url: string; redirected: boolean }> {
  let current = request;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const response = await sendOnce(current.redirect === 'follow' ? { ...current, redirect: 'manual' } : current);
    const location = response.headers.get('location');
    if (current.redirect !== 'follow' || !REDIRECTS.has(response.status) || location === null) {
      return { response, url: current.url, redirected: hop > 0 };
    }
    await response.body?.cancel();
    current = redirectTo(current, new URL(location, current.url), response.status);
  }
  throw new TypeError('fetch failed', { cause: new Error('redirect count exceeded') });
}

function redirectTo(request: OutgoingRequest, url: URL, status: number): OutgoingRequest {
  const headers = new Headers(request.headers);
  if (url.origin !== new URL(request.url).origin) for (const name of ['authorization', 'cookie']) headers.delete(name);
  const becomesGet = (status === 303 && request.method !== 'HEAD') || (status <= 302 && request.method === 'POST');
  if (!becomesGet) return { ...request, url: url.href, headers };
  for (const name of ['content-type', 'content-length', 'content-encoding', 'content-language']) headers.delete(name);
  return { ...request, url: url.href, method: 'GET', headers, body: undefined };
}
