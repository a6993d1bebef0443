/** A word for each installation, which all its texts hold: letters only, so that no cleaning and no masking changes it. */
export function markOf(installation: number): string {
  const letter = (value: number): string => String.fromCharCode(97 + value);
  return `qxz${letter(Math.floor(installation / 26))}${letter(installation % 26)}zxq`;
}

const MARK = /qxz([a-z])([a-z])zxq/gi;

/** The installations whose marks stand in a text. */
export function marksIn(text: string): Set<number> {
  const found = new Set<number>();
  for (const [, high = '', low = ''] of text.toLowerCase().matchAll(MARK))
    found.add((high.charCodeAt(0) - 97) * 26 + low.charCodeAt(0) - 97);
  return found;
}
