const DEEPEST_INDENT = 8;

/** Indentation stays, because code and lists read by it, but no deeper than eight spaces. */
function tidyLine(line: string): string {
  const words = line.trim();
  if (words === '') return '';
  const indent = Math.min(line.length - line.trimStart().length, DEEPEST_INDENT);
  return ' '.repeat(indent) + words.replace(/ {2,}/g, ' ');
}

/** At most one blank line in a row, no spaces at line ends, none around the whole. */
export function tidyWhitespace(text: string): string {
  const lines = text.split('\n').map(tidyLine);
  return lines
    .filter((line, index) => line !== '' || lines[index - 1] !== '')
    .join('\n')
    .trim();
}

/** Everything on one line, words one space apart. */
export function toSingleLine(text: string): string {
  return text.replace(/[ \n]+/g, ' ').trim();
}
