/**
 * A response with the same body, which tells `onEnd` once what went through it:
 * when it was read to the end, canceled, or broke. Reading stays as lazy as it
 * was, and canceling reaches the connection.
 */
export function watchBody(
  { response, url, redirected }: { response: Response; url: string; redirected: boolean },
  keptBytes: number,
  onEnd: (text: string, error?: string) => void,
): Response {
  const describe = (described: Response): Response =>
    Object.defineProperties(described, { url: { value: url }, redirected: { value: redirected } });
  if (response.body === null) {
    onEnd('');
    return describe(response);
  }
  const reader = response.body.getReader();
  const kept: Uint8Array[] = [];
  let keptSoFar = 0;
  const finish = (error?: string): void => onEnd(Buffer.concat(kept).toString('utf8'), error);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          finish();
          controller.close();
          return;
        }
        if (keptSoFar < keptBytes) kept.push(value.subarray(0, keptBytes - keptSoFar));
        keptSoFar += value.byteLength;
        controller.enqueue(value);
      } catch (error) {
        finish(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
        throw error;
      }
    },
    async cancel(reason) {
      finish('The app stopped reading.');
      await reader.cancel(reason);
    },
  });
  const { status, statusText, headers } = response;
  return describe(new Response(body, { status, statusText, headers }));
}
