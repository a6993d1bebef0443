const CELL_SEPARATOR = ' | ';
const INDENT = '  ';
const DEEPEST_INDENT = 4;

/** Collects plain text line by line; knows just enough of layout for lists and table rows. */
export class TextWriter {
  private readonly pieces: string[] = [];
  private length = 0;
  /** At the start of a line, an item or a cell, where a break would only make an empty line. */
  private fresh = true;
  private rowDepth = 0;

  constructor(private readonly maxCharacters: number) {}

  /** Nothing more fits. */
  get full(): boolean {
    return this.length >= this.maxCharacters;
  }

  /** Text inside the current line. */
  write(text: string): void {
    if (text === '') return;
    this.push(this.rowDepth > 0 ? text.replaceAll('\n', ' ') : text);
    this.fresh = false;
  }

  /** Starts a new line, unless the current one is empty. Inside a table row a space does that. */
  breakLine(): void {
    if (this.fresh) return;
    this.push(this.rowDepth > 0 ? ' ' : '\n');
    this.fresh = true;
  }

  /** Starts a list item. Indentation stops growing after a few levels, so that depth costs nothing. */
  startItem(depth: number, bullet: string): void {
    this.breakLine();
    const indent = this.rowDepth > 0 ? '' : INDENT.repeat(Math.min(depth, DEEPEST_INDENT));
    this.push(`${indent}${bullet} `);
    this.fresh = true;
  }

  startRow(): void {
    this.breakLine();
    this.rowDepth += 1;
  }

  startCell(isFirst: boolean): void {
    if (!isFirst) this.push(CELL_SEPARATOR);
    this.fresh = true;
  }

  endRow(): void {
    this.rowDepth -= 1;
    this.fresh = false;
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
