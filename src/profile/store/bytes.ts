/** Whole numbers in as few bytes as they need, seven bits each (LEB128), and single bytes. */
export interface ByteWriter {
  number(value: number): void;
  byte(value: number): void;
  finish(): Uint8Array;
}

export interface ByteReader {
  number(): number;
  byte(): number;
}

export function createByteWriter(): ByteWriter {
  let bytes = new Uint8Array(1_024);
  let length = 0;
  const push = (value: number): void => {
    if (length === bytes.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length] = value;
    length += 1;
  };
  return {
    number(value) {
      let rest = value;
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) push((rest % 0x80) | 0x80);
      push(rest);
    },
    byte: push,
    finish: () => bytes.slice(0, length),
  };
}

/** What lies behind the end reads as 0. */
export function createByteReader(bytes: Uint8Array): ByteReader {
  let place = 0;
  const next = (): number => bytes[place++] ?? 0;
  return {
    number() {
      let value = 0;
      let scale = 1;
      for (let byte = next(); ; byte = next(), scale *= 0x80) {
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) return value;
      }
    },
    byte: next,
  };
}

/** Node's compression, loaded where something is packed or unpacked. */
const zlib = () => process.getBuiltinModule('node:zlib');

/** Compressed text of the bytes, as it may stand in JSON. */
export function toText(bytes: Uint8Array): string {
  return zlib().deflateRawSync(bytes).toString('base64');
}

/** @throws Error when the text was not made by {@link toText}, or holds more than `most` bytes */
export function fromText(text: string, most: number): Uint8Array {
  return zlib().inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: most });
}
