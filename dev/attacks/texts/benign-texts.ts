import { readFileSync } from 'node:fs';
import { listFiles } from './read-strings';

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Texts in JSON lines that someone marked as honest: `{ "label": "benign", "text": … }`. */
export function readBenignTexts(folder: string): string[] {
  const lines = listFiles(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return lines.map(parse).flatMap((value) => {
    if (typeof value !== 'object' || value === null || !('label' in value) || !('text' in value)) return [];
    return value.label === 'benign' && typeof value.text === 'string' ? [value.text] : [];
  });
}
