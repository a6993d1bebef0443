import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder, in order. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap((entry) => (entry.isDirectory() ? listFiles(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
}

function collectStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(collectStrings) : [];
}

function parseStrings(json: string): string[] {
  try {
    return collectStrings(JSON.parse(json));
  } catch {
    return [];
  }
}

/** What a text in base64 says; nothing for any other. */
function decodeBase64(text: string): string[] {
  return /^(?:[A-Za-z0-9+/]{4}){2,}(?:==|=)?$/.test(text) ? [Buffer.from(text, 'base64').toString('utf8')] : [];
}

/** The file as a whole, each of its lines, and each string in it when it, or a line of it, is JSON; none twice. */
export function readStrings(file: string): string[] {
  const content = readFileSync(file, 'utf8');
  const lines = content.split('\n');
  const inJson = [...parseStrings(content), ...(file.endsWith('.jsonl') ? lines.flatMap(parseStrings) : [])];
  return [...new Set([content, ...lines, ...inJson, ...inJson.flatMap(decodeBase64)])];
}
