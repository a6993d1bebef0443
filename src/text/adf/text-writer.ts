const CELL_SEPARATOR = ' |';
const INDENT = '  ';
const DEEPEST_INDENT = 4;

/** Collects plain text line by line; knows just enough of layout for lists and table rows. */
export class TextWriter {
  private readonly pieces: string[] = [];
  private length = 0;
  /** Line break (in a row a space) that the next text needs in front of it. Breaks without text come to nothing. */
  private gap: '' | ' ' | '\n' = '';
  /** Indentation and bullet that the next text needs in front of it. */
  private bullet = '';
  private rowDepth = 0;

  constructor(private readonly maxCharacters: number) {}

  /** Nothing more fits. */
  get full(): boolean {
    return this.length >= this.maxCharacters;
  }

  /** Text inside the current line. */
  write(text: string): void {
    if (text === '') return;
    this.push(this.gap + this.bullet + (this.rowDepth > 0 ? text.replaceAll('\n', ' ') : text));
    this.gap = '';
    this.bullet = '';
  }

  /** The next text starts a new line. Inside a table row a space does that. */
  breakLine(): void {
    if (this.length === 0 || this.bullet !== '' || this.gap === '\n') return;
    this.gap = this.rowDepth > 0 ? ' ' : '\n';
  }

  /** The next text starts a list item. Indentation stops growing after a few levels, so that depth costs nothing. */
  startItem(depth: number, bullet: string): void {
    this.breakLine();
    const indent = this.rowDepth > 0 ? '' : INDENT.repeat(Math.min(depth, DEEPEST_INDENT));
    this.bullet = `${indent}${bullet} `;
  }

  startRow(): void {
    this.breakLine();
    this.rowDepth += 1;
  }

  startCell(isFirst: boolean): void {
    if (isFirst) return;
    this.push((this.gap === '\n' ? '\n' : '') + CELL_SEPARATOR);
    this.gap = ' ';
    this.bullet = '';
  }

  endRow(): void {
    this.rowDepth -= 1;
    this.bullet = '';
    this.gap = '';
    this.breakLine();
  }

  /** At most `maxCharacters` UTF-16 units. */
  toString(): string {
    return this.pieces.join('').slice(0, this.maxCharacters);
  }

  private push(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
  }
}
