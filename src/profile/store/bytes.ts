/** Node's compression, loaded where something is packed or unpacked. */
const zlib = () => process.getBuiltinModule('node:zlib');

/** The smallest `chunkSize` that Node takes (`zlib.constants.Z_MIN_CHUNK`). */
const LEAST_CHUNK = 64;

/** Compressed text of the bytes of some lists, one after another, as it may stand in JSON. */
export function toText(lists: readonly ArrayBufferView[]): string {
  const bytes = Buffer.concat(lists.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)));
  return zlib().deflateRawSync(bytes).toString('base64');
}

/**
 * The bytes behind a text, in memory of their own, so that lists of larger numbers may begin at 0.
 * @throws Error when the text was not made by {@link toText}, or does not hold exactly `length` bytes
 */
export function fromText(text: string, length: number): ArrayBuffer {
  // In one piece: by default, it would be put together of pieces of 16 KiB.
  const options = { maxOutputLength: Math.max(1, length), chunkSize: Math.max(LEAST_CHUNK, length) };
  const inflated = zlib().inflateRawSync(Buffer.from(text, 'base64'), options);
  if (inflated.byteLength !== length) throw new Error('A packed text holds another number of bytes than it should.');
  const bytes = new ArrayBuffer(length);
  new Uint8Array(bytes).set(inflated);
  return bytes;
}
