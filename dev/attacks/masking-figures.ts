import { isMaskedExactly, markedParts, plainText } from '../../__tests__/fixtures/masking/marked-text';
import { LOOK_ALIKES, POSITIVES, UNDECIDABLE } from '../../__tests__/fixtures/masking/masking-table';
import { maskPersonalData } from '../../src/text/mask/mask-personal-data';

export interface CategoryFigures {
  category: string;
  rows: number;
  /** Positives: of which nothing is left. Look-alikes: which are as they were. */
  right: number;
  /** Rows that went wrong, with what became of them. */
  wrong: [row: string, masked: string][];
}

function measure(rows: Record<string, string[]>, isRight: (row: string, masked: string) => boolean): CategoryFigures[] {
  return Object.entries(rows).map(([category, each]) => {
    const masked = each.map((row): [string, string] => [row, maskPersonalData(plainText(row)).text]);
    const wrong = masked.filter(([row, text]) => !isRight(row, text));
    return { category, rows: each.length, right: each.length - wrong.length, wrong };
  });
}

/** How much of what is to be masked is masked: a row counts when no marked part is left. */
export function measureRecall(): CategoryFigures[] {
  return measure(POSITIVES, (row, masked) => markedParts(row).every((part) => !masked.includes(part)));
}

/** The same, and counts a row only when all around the marked parts is as it was. */
export function measureExactness(): CategoryFigures[] {
  return measure(POSITIVES, isMaskedExactly);
}

/** How much of what only looks like it is left alone. */
export function measureFalsePositives(): CategoryFigures[] {
  return measure(LOOK_ALIKES, (row, masked) => masked === row);
}

/** What is done with rows that nobody can tell apart. */
export function listUndecidable(): { text: string; isMasked: boolean; why: string }[] {
  return UNDECIDABLE.map(({ text, why }) => ({ text, why, isMasked: maskPersonalData(text).count > 0 }));
}
